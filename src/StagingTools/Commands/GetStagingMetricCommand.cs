using System.Management.Automation;
using StagingTools.Completion;
using StagingTools.Engine.Monitoring.Metrics;
using StagingTools.Pumping;

namespace StagingTools.Commands;

/// <summary>Reads metrics of a staging environment, and goes on reading when told to.</summary>
[Cmdlet(VerbsCommon.Get, "StagingMetric")]
[OutputType(typeof(StagingMetric))]
public sealed class GetStagingMetricCommand : EnvironmentPartCmdlet
{
    /// <summary>Names of metrics, or patterns.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>What each point is of its period's measurements.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(MetricStatisticCompleter))]
    public string[]? Statistic { get; set; }

    /// <summary>The time between two points.</summary>
    [Parameter]
    public string? Period { get; set; }

    /// <summary>Where to begin.</summary>
    [Parameter]
    [Moment]
    public string? Since { get; set; }

    /// <summary>Where to end.</summary>
    [Parameter]
    [Moment]
    public string? Until { get; set; }

    /// <summary>Reads again after every period until interrupted.</summary>
    [Parameter]
    public SwitchParameter Watch { get; set; }

    /// <inheritdoc/>
    private protected override Func<Pump, CancellationToken, Task> Prepare()
    {
        GetMetric operation = new(CreateContext());
        GetMetricRequest request = Request<GetMetricRequest>();
        return (pump, token) => pump.WriteAllAsync(operation.RunAsync(request, pump, token), token);
    }
}
