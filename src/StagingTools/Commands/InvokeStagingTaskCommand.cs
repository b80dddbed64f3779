using System.Management.Automation;
using StagingTools.Engine.Deployments;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Runs a command once, as a task of an environment's application, and follows it to the end.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "StagingTask", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(StagingTask))]
public sealed class InvokeStagingTaskCommand : ServiceCmdlet
{
    /// <summary>The command to run.</summary>
    [Parameter]
    public string[]? Command { get; set; }

    /// <summary>The task definition to run.</summary>
    [Parameter]
    public string? TaskDefinition { get; set; }

    /// <summary>Names the run.</summary>
    [Parameter]
    public string? ClientToken { get; set; }

    /// <summary>Seconds after which the task is stopped.</summary>
    [Parameter]
    public int Timeout { get; set; }

    /// <summary>Goes on without being asked.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool IsForced => Force;

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        InvokeTask operation = new(CreateContext());
        InvokeTaskRequest request = Request<InvokeTaskRequest>();
        return async (pump, token) =>
        {
            StagingTask? task = await pump.WriteAsync(operation.RunAsync(request, pump, token), token);
            if (task is not null && TaskErrors.For(task) is { } error)
                throw error;
        };
    }
}
