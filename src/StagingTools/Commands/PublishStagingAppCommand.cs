using System.Management.Automation;
using StagingTools.Engine.Deployments;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Rolls an image out to an environment's service and follows it to the end.</summary>
[Cmdlet(VerbsData.Publish, "StagingApp", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(StagingDeployment))]
public sealed class PublishStagingAppCommand : ServiceChangeCmdlet
{
    /// <summary>The image's tag in the environment's repository.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ImageTag { get; set; }

    /// <summary>A whole image reference.</summary>
    [Parameter]
    public string? Image { get; set; }

    /// <summary>The task definition that the new revision is copied from.</summary>
    [Parameter]
    public string? TaskDefinition { get; set; }

    /// <summary>Runs the migration first.</summary>
    [Parameter]
    public SwitchParameter Migrate { get; set; }

    /// <summary>The migration's command.</summary>
    [Parameter]
    public string? MigrationCommand { get; set; }

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        PublishApp operation = new(CreateContext());
        PublishAppRequest request = Request<PublishAppRequest>();
        return (pump, token) => pump.WriteAsync(operation.RunAsync(request, pump, token), DeploymentErrors.For, token);
    }
}
