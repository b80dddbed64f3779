using System.Management.Automation;
using StagingTools.Engine.Deployments;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Rolls an image out to an environment's service, or to several, and follows it to the end.</summary>
[Cmdlet(VerbsData.Publish, "StagingApp", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(StagingDeployment))]
public sealed class PublishStagingAppCommand : ServiceChangeCmdlet
{
    /// <summary>The ECS services.</summary>
    [Parameter]
    public string[]? Service { get; set; }

    /// <summary>The image's tag in the environment's repository.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ImageTag { get; set; }

    /// <summary>A whole image reference.</summary>
    [Parameter]
    public string? Image { get; set; }

    /// <summary>The task definition that the new revision is copied from.</summary>
    [Parameter]
    public string? TaskDefinition { get; set; }

    /// <summary>Returns as soon as the rollout began.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>Runs the migration first.</summary>
    [Parameter]
    public SwitchParameter Migrate { get; set; }

    /// <summary>The migration's command.</summary>
    [Parameter]
    public string? MigrationCommand { get; set; }

    /// <summary>Makes the smoke tests once the rollout completed.</summary>
    [Parameter]
    public SwitchParameter SmokeTest { get; set; }

    /// <summary>Brings the revision from before back when a smoke test fails.</summary>
    [Parameter]
    public SwitchParameter RollbackOnFailure { get; set; }

    /// <summary>Where the application answers.</summary>
    [Parameter]
    public string? Url { get; set; }

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        PublishApp operation = new(CreateContext());
        PublishAppRequest request = Request<PublishAppRequest>();
        return (pump, token) => pump.WriteAllAsync(operation.RunAllAsync(request, pump, token), DeploymentErrors.For, token);
    }
}
