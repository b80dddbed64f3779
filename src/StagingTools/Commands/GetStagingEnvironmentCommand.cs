using System.Management.Automation;
using StagingTools.Engine.Environments;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Reads what is known of staging environments from their state and from AWS.</summary>
[Cmdlet(VerbsCommon.Get, "StagingEnvironment")]
[OutputType(typeof(StagingEnvironment))]
public sealed class GetStagingEnvironmentCommand : EnvironmentCmdlet
{
    /// <summary>Returns every environment of the project.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Tells what somebody changed beside terraform.</summary>
    [Parameter]
    public SwitchParameter Drift { get; set; }

    /// <summary>The S3 bucket that holds the terraform state.</summary>
    [Parameter]
    public string? StateBucket { get; set; }

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        GetEnvironment operation = new(CreateContext());
        GetEnvironmentRequest request = Request<GetEnvironmentRequest>();
        return (pump, token) => pump.WriteAllAsync(operation.RunAsync(request, pump, token), token);
    }
}
