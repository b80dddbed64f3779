using System.Management.Automation;

namespace StagingTools.Commands;

/// <summary>A cmdlet about the ECS service of an environment, which is the environment's own unless another one is named.</summary>
public abstract class ServiceCmdlet : EnvironmentCmdlet
{
    /// <summary>The ECS cluster.</summary>
    [Parameter]
    public string? Cluster { get; set; }

    /// <summary>The ECS service.</summary>
    [Parameter]
    public string? Service { get; set; }

    /// <summary>The application's container.</summary>
    [Parameter]
    public string? Container { get; set; }
}
