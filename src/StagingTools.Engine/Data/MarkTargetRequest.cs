using System.ComponentModel;

namespace StagingTools.Engine.Data;

/// <summary>Asks for a database to be marked as staging, so that data syncs may replace it.</summary>
public sealed record MarkTargetRequest : EnvironmentRequest
{
    /// <summary>The database by reference: <c>env:NAME</c>, <c>secret:ID</c>, <c>file:PATH</c>, or a URL without a password.</summary>
    [Description("The database by reference: env:NAME, secret:ID, file:PATH, or a URL without a password.")]
    public string Target { get; init; } = "";
}
