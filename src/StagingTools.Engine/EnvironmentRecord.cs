namespace StagingTools.Engine;

/// <summary>
/// What every result carries, so that one operation's output is the next one's input by property name.
/// </summary>
public abstract record EnvironmentRecord
{
    /// <summary>The project, such as <c>whatsapp-saas</c>.</summary>
    public required string Project { get; init; }

    /// <summary>The environment, such as <c>staging</c>.</summary>
    public required string EnvironmentName { get; init; }

    /// <summary>The AWS region, such as <c>us-east-1</c>.</summary>
    public required string Region { get; init; }
}
