using System.Management.Automation;
using StagingTools.Engine.Deployments;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Runs a command once, as a task of an environment's application, and follows it to the end.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "StagingTask", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(StagingTask))]
public sealed class InvokeStagingTaskCommand : ServiceChangeCmdlet
{
    /// <summary>The ECS service.</summary>
    [Parameter]
    public string? Service { get; set; }

    /// <summary>The command to run.</summary>
    [Parameter]
    public string[]? Command { get; set; }

    /// <summary>The task definition to run.</summary>
    [Parameter]
    public string? TaskDefinition { get; set; }

    /// <summary>Names the run.</summary>
    [Parameter]
    public string? ClientToken { get; set; }

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        InvokeTask operation = new(CreateContext());
        InvokeTaskRequest request = Request<InvokeTaskRequest>();
        return (pump, token) => pump.WriteAsync(operation.RunAsync(request, pump, token), TaskErrors.For, token);
    }
}
