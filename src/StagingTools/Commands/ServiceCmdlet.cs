using System.Management.Automation;

namespace StagingTools.Commands;

/// <summary>
/// A cmdlet about the ECS service of an environment, which is the environment's own unless its <c>Service</c> names another one: most work on
/// one, publishing works on several.
/// </summary>
public abstract class ServiceCmdlet : EnvironmentCmdlet
{
    /// <summary>The ECS cluster.</summary>
    [Parameter]
    public string? Cluster { get; set; }

    /// <summary>The application's container.</summary>
    [Parameter]
    public string? Container { get; set; }
}
