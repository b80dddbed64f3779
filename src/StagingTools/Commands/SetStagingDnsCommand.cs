using System.Management.Automation;
using StagingTools.Engine.Environments.Dns;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Lets domain names lead to a staging environment, or takes them away.</summary>
[Cmdlet(VerbsCommon.Set, "StagingDns", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(StagingDnsRecord))]
public sealed class SetStagingDnsCommand : EnvironmentCmdlet
{
    /// <summary>The domain names.</summary>
    [Parameter]
    public string[]? Domain { get; set; }

    /// <summary>The id of the hosted zone.</summary>
    [Parameter]
    public string? HostedZoneId { get; set; }

    /// <summary>Removes the environment's own records instead.</summary>
    [Parameter]
    public SwitchParameter Remove { get; set; }

    /// <summary>Seconds to wait until all servers of Route 53 have the change.</summary>
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
        SetDns operation = new(CreateContext());
        SetDnsRequest request = Request<SetDnsRequest>();
        return (pump, token) => pump.WriteAllAsync(operation.RunAsync(request, pump, token), token);
    }
}
