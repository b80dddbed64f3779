namespace StagingTools.Engine.Monitoring;

/// <summary>An alarm of an environment, as CloudWatch has it.</summary>
public sealed record StagingAlert : EnvironmentRecord
{
    /// <summary>The alarm's name, such as <c>whatsapp-saas-staging-rds-cpu</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How it is.</summary>
    public required AlertState State { get; init; }

    /// <summary>Since when it is so, UTC; <see langword="null"/> where CloudWatch does not say.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>CloudWatch's reason, in its own words.</summary>
    public string? Reason { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>What it watches, such as <c>AWS/RDS CPUUtilization</c>; <see langword="null"/> for one that is made of others.</summary>
    public string? Metric { get; init; }

    /// <summary>When it is raised, such as <c>Average above 80 for 15 min</c>; the rule of one that is made of others.</summary>
    public string? Condition { get; init; }

    /// <summary>Whether somebody is told when it is raised: its actions are switched on and there is one.</summary>
    public bool Notifies { get; init; }
}
