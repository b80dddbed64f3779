using System.Management.Automation;
using StagingTools.Completion;
using StagingTools.Engine;
using StagingTools.Engine.Data;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Copies production's data into an environment's database with its personal data masked.</summary>
[Cmdlet(VerbsData.Sync, "StagingData", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(StagingDataSync))]
public sealed class SyncStagingDataCommand : EnvironmentCmdlet
{
    /// <summary>Production, by reference.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public string? Source { get; set; }

    /// <summary>The database to fill, by reference.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public string? Target { get; set; }

    /// <summary>The sanitization rules.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RulesFileCompleter))]
    public string? Rules { get; set; }

    /// <summary>The masking key, by reference.</summary>
    [Parameter]
    public string? Key { get; set; }

    /// <summary>Tables copied at once.</summary>
    [Parameter]
    public int Jobs { get; set; }

    /// <summary>Sessions on production at once.</summary>
    [Parameter]
    public int MaxConnections { get; set; }

    /// <summary>Megabytes a second that are read from production.</summary>
    [Parameter]
    public int MaxRate { get; set; }

    /// <summary>Runs the sync as a task in the environment's network.</summary>
    [Parameter]
    public SwitchParameter InVpc { get; set; }

    /// <summary>The image of the command line for <c>-InVpc</c>.</summary>
    [Parameter]
    public string? ToolImage { get; set; }

    /// <summary>Writes the present database to a file first.</summary>
    [Parameter]
    public SwitchParameter Backup { get; set; }

    /// <summary>Copies everything as it is, personal data too.</summary>
    [Parameter]
    public SwitchParameter SkipSanitization { get; set; }

    /// <summary>Lets <c>-Force</c> answer for <c>-SkipSanitization</c> too.</summary>
    [Parameter]
    public SwitchParameter AcceptUnmaskedData { get; set; }

    /// <summary>Goes on without being asked.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool IsForced => Force;

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        StagingContext context = CreateContext();
        SyncDataRequest request = Request<SyncDataRequest>();
        return (pump, token) => pump.WriteAsync(new SyncData(context with { Vault = pump }).RunAsync(request, pump, token), token);
    }
}
