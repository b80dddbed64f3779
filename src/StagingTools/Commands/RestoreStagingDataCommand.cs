using System.Management.Automation;
using StagingTools.Completion;
using StagingTools.Engine;
using StagingTools.Engine.Data;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Brings an environment's data from before back: the previous database, or a backup.</summary>
[Cmdlet(VerbsData.Restore, "StagingData", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(StagingDataRestore))]
public sealed class RestoreStagingDataCommand : EnvironmentCmdlet
{
    /// <summary>The database to restore, by reference.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public string? Target { get; set; }

    /// <summary>The backup.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(BackupFileCompleter))]
    public string? BackupPath { get; set; }

    /// <summary>Goes on without being asked.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool IsForced => Force;

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        StagingContext context = CreateContext();
        RestoreDataRequest request = Request<RestoreDataRequest>();
        return (pump, token) => pump.WriteAsync(new RestoreData(context with { Vault = pump }).RunAsync(request, pump, token), token);
    }
}
