using System.Management.Automation;

namespace StagingTools.Commands;

/// <summary>A cmdlet that is told what an environment is to be.</summary>
public abstract class EnvironmentShapeCmdlet : EnvironmentStateCmdlet
{
    /// <summary>An e-mail address that the alert topic is subscribed with.</summary>
    [Parameter]
    public string? AlertEmail { get; set; }

    /// <summary>The CIDR block that may use SSH.</summary>
    [Parameter]
    public string? AllowedSshCidr { get; set; }

    /// <summary>The RDS instance class.</summary>
    [Parameter]
    public string? DatabaseInstanceClass { get; set; }

    /// <summary>The ElastiCache node type.</summary>
    [Parameter]
    public string? CacheNodeType { get; set; }

    /// <summary>The PostgreSQL version.</summary>
    [Parameter]
    public string? DatabaseVersion { get; set; }

    /// <summary>The Redis version.</summary>
    [Parameter]
    public string? CacheVersion { get; set; }

    /// <summary>The EC2 instance type that the application runs on.</summary>
    [Parameter]
    public string? InstanceType { get; set; }

    /// <summary>Whether the environment removes itself after days of idleness.</summary>
    [Parameter]
    public bool AutoDestroyEnabled { get; set; }

    /// <summary>Days of idleness before the environment removes itself.</summary>
    [Parameter]
    public int AutoDestroyDays { get; set; }
}
