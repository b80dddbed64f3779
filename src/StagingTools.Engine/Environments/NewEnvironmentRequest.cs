using System.ComponentModel;

namespace StagingTools.Engine.Environments;

/// <summary>Asks for an environment to be created, or brought to the settings given when it exists.</summary>
public sealed record NewEnvironmentRequest : PlanEnvironmentRequest
{
    /// <summary>Lets force answer for a plan that destroys the database too.</summary>
    [Description("Let force answer for a plan that destroys the database too.")]
    public bool AcceptDatabaseLoss { get; init; }
}
