using System.Management.Automation;
using StagingTools.Engine.Deployments.Images;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Builds an image with docker and pushes it into an environment's repository.</summary>
[Cmdlet(VerbsData.Publish, "StagingImage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(StagingImage))]
public sealed class PublishStagingImageCommand : EnvironmentCmdlet
{
    /// <summary>The tag that the image gets.</summary>
    [Parameter]
    public string? Tag { get; set; }

    /// <summary>The folder to build.</summary>
    [Parameter]
    public string? Path { get; set; }

    /// <summary>The Dockerfile.</summary>
    [Parameter]
    public string? Dockerfile { get; set; }

    /// <summary>What to build for.</summary>
    [Parameter]
    public string? Platform { get; set; }

    /// <summary>Environment variables that become build arguments.</summary>
    [Parameter]
    public string[]? BuildArg { get; set; }

    /// <summary>The service's ECS cluster.</summary>
    [Parameter]
    public string? Cluster { get; set; }

    /// <summary>The ECS service that the image is for.</summary>
    [Parameter]
    public string? Service { get; set; }

    /// <summary>Goes on without being asked.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool IsForced => Force;

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        PublishImage operation = new(CreateContext());
        PublishImageRequest request = Request<PublishImageRequest>();
        return (pump, token) => pump.WriteAsync(operation.RunAsync(request, pump, token), token);
    }
}
