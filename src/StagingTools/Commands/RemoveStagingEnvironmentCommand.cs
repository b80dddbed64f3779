using System.Management.Automation;
using StagingTools.Engine.Environments;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Backs a staging environment up and destroys it.</summary>
[Cmdlet(VerbsCommon.Remove, "StagingEnvironment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(StagingRemoval))]
public sealed class RemoveStagingEnvironmentCommand : EnvironmentCmdlet
{
    /// <summary>Destroys the database without a final snapshot.</summary>
    [Parameter]
    public SwitchParameter SkipFinalSnapshot { get; set; }

    /// <summary>The S3 bucket that holds the terraform state.</summary>
    [Parameter]
    public string? StateBucket { get; set; }

    /// <summary>A DynamoDB table to lock the state in beside the lock in S3.</summary>
    [Parameter]
    public string? LockTable { get; set; }

    /// <summary>Seconds to wait while somebody else holds the state's lock.</summary>
    [Parameter]
    public int LockTimeout { get; set; }

    /// <summary>Goes on without being asked.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool IsForced => Force;

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        RemoveEnvironment operation = new(CreateContext());
        RemoveEnvironmentRequest request = Request<RemoveEnvironmentRequest>();
        return (pump, token) => pump.WriteAsync(operation.RunAsync(request, pump, token), token);
    }
}
