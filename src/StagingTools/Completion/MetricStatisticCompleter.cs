using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace StagingTools.Completion;

/// <summary>Completes CloudWatch's statistics, with the usual percentiles.</summary>
public sealed class MetricStatisticCompleter : IArgumentCompleter
{
    internal static readonly string[] Statistics = ["Average", "Minimum", "Maximum", "Sum", "SampleCount", "p50", "p90", "p95", "p99"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        Statistics
            .Where(statistic => statistic.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(statistic => new CompletionResult(
                Quoting.Argument(statistic), statistic, CompletionResultType.ParameterValue, $"The statistic {statistic}"));
}
