using System.Management.Automation;
using StagingTools.Completion;
using StagingTools.Engine;
using StagingTools.Engine.Data;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Marks a database as staging, so that data syncs may replace it.</summary>
[Cmdlet(VerbsLifecycle.Register, "StagingDatabase", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(StagingMark))]
public sealed class RegisterStagingDatabaseCommand : EnvironmentCmdlet
{
    /// <summary>The database, by reference.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public string? Target { get; set; }

    /// <summary>Goes on without being asked.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool IsForced => Force;

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        StagingContext context = CreateContext();
        MarkTargetRequest request = Request<MarkTargetRequest>();
        return (pump, token) => pump.WriteAsync(new MarkTarget(context with { Vault = pump }).RunAsync(request, pump, token), token);
    }
}
