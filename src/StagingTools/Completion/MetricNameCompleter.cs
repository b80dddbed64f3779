using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace StagingTools.Completion;

/// <summary>Completes names of metrics: the friendly ones, then CloudWatch's own.</summary>
public sealed class MetricNameCompleter : IArgumentCompleter
{
    // The engine's own list, which a test compares; the engine is not asked, since completion loads no engine.
    internal static readonly (string Name, string MetricName)[] Names =
    [
        ("DatabaseCpu", "CPUUtilization"),
        ("DatabaseCpuCredits", "CPUCreditBalance"),
        ("DatabaseConnections", "DatabaseConnections"),
        ("DatabaseFreeStorage", "FreeStorageSpace"),
        ("DatabaseFreeMemory", "FreeableMemory"),
        ("DatabaseReadIops", "ReadIOPS"),
        ("DatabaseWriteIops", "WriteIOPS"),
        ("DatabaseReadLatency", "ReadLatency"),
        ("DatabaseWriteLatency", "WriteLatency"),
        ("DatabaseReadThroughput", "ReadThroughput"),
        ("DatabaseWriteThroughput", "WriteThroughput"),
        ("DatabaseDiskQueue", "DiskQueueDepth"),
        ("CacheCpu", "CPUUtilization"),
        ("CacheEngineCpu", "EngineCPUUtilization"),
        ("CacheMemory", "DatabaseMemoryUsagePercentage"),
        ("CacheFreeMemory", "FreeableMemory"),
        ("CacheNetworkIn", "NetworkBytesIn"),
        ("CacheNetworkOut", "NetworkBytesOut"),
        ("CacheConnections", "CurrConnections"),
        ("CacheItems", "CurrItems"),
        ("CacheEvictions", "Evictions"),
        ("CacheHits", "CacheHits"),
        ("CacheMisses", "CacheMisses"),
        ("ServiceCpu", "CPUUtilization"),
        ("ServiceMemory", "MemoryUtilization"),
        ("LoadBalancerRequests", "RequestCount"),
        ("LoadBalancerLatency", "TargetResponseTime"),
        ("LoadBalancerErrors", "HTTPCode_Target_5XX_Count"),
        ("LoadBalancerOwnErrors", "HTTPCode_ELB_5XX_Count"),
        ("HealthyHosts", "HealthyHostCount"),
        ("UnhealthyHosts", "UnHealthyHostCount"),
        ("ApplicationErrors", "ApplicationErrors"),
    ];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        Choices(wordToComplete).Select(choice => new CompletionResult(
            Quoting.Argument(choice.Name), choice.Name, CompletionResultType.ParameterValue, choice.Meaning));

    /// <summary>The names that go on from a word, with what each means.</summary>
    /// <param name="word">The beginning of one, quoted or not.</param>
    internal static IEnumerable<(string Name, string Meaning)> Choices(string word)
    {
        string begin = word.Trim('\'', '"');
        IEnumerable<(string Name, string Meaning)> friendly = Names.Select(metric => (metric.Name, $"CloudWatch's {metric.MetricName}"));
        // CloudWatch's own names come once something is typed, so that the friendly ones are not buried.
        IEnumerable<(string Name, string Meaning)> own = begin.Length == 0
            ? []
            : Names.GroupBy(metric => metric.MetricName, StringComparer.Ordinal)
                .Select(group => (group.Key, string.Join(", ", group.Select(metric => metric.Name))));
        return friendly.Concat(own)
            .Where(choice => choice.Name.StartsWith(begin, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(choice => choice.Name, StringComparer.Ordinal);
    }
}
