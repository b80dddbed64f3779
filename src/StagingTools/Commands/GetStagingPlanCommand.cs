using System.Management.Automation;
using StagingTools.Engine.Environments;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Plans a staging environment: what would be created, changed and destroyed, and what it costs.</summary>
[Cmdlet(VerbsCommon.Get, "StagingPlan")]
[OutputType(typeof(StagingPlan))]
public sealed class GetStagingPlanCommand : EnvironmentCmdlet
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

    /// <summary>The EC2 instance type that the application runs on.</summary>
    [Parameter]
    public string? InstanceType { get; set; }

    /// <summary>Whether the environment removes itself after days of idleness.</summary>
    [Parameter]
    public bool AutoDestroyEnabled { get; set; }

    /// <summary>Days of idleness before the environment removes itself.</summary>
    [Parameter]
    public int AutoDestroyDays { get; set; }

    /// <summary>The S3 bucket that holds the terraform state.</summary>
    [Parameter]
    public string? StateBucket { get; set; }

    /// <summary>Seconds to wait while somebody else holds the state's lock.</summary>
    [Parameter]
    public int LockTimeout { get; set; }

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        PlanEnvironment operation = new(CreateContext());
        PlanEnvironmentRequest request = Request<PlanEnvironmentRequest>();
        return async (pump, token) => await pump.OutputAsync(await operation.RunAsync(request, pump, token), token);
    }
}
