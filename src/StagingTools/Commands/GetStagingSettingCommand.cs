using System.Management.Automation;
using StagingTools.Engine.Settings;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Tells the settings that count here and now, and where each comes from.</summary>
[Cmdlet(VerbsCommon.Get, "StagingSetting")]
[OutputType(typeof(StagingSetting))]
public sealed class GetStagingSettingCommand : EnvironmentCmdlet
{
    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        GetSettings operation = new(CreateContext());
        GetSettingsRequest request = Request<GetSettingsRequest>();
        return (pump, token) => pump.WriteAllAsync(operation.RunAsync(request, pump, token), token);
    }
}
