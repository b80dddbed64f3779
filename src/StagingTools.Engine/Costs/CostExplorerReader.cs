using System.Globalization;
using System.Runtime.CompilerServices;
using Amazon.CostExplorer;
using Amazon.CostExplorer.Model;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Costs;

/// <summary>Asks Cost Explorer what an environment cost, by its tags. Each question costs $0.01 and is told.</summary>
internal sealed class CostExplorerReader(AmazonCostExplorerClient explorer, EnvironmentName name, IHost host)
{
    private const string AllServices = "All services";
    private const string ProjectTag = "Project";
    private const string EnvironmentTag = "Environment";
    private const string Metric = "UnblendedCost";

    private int questions;

    /// <summary>The costs by service, of each day or month of a period.</summary>
    /// <returns>At least one line: one that says why there is no figure when there is none.</returns>
    public async IAsyncEnumerable<ActualLine> ReadAsync(
        CostPeriod period, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool any = false;
        string? token = null;
        do
        {
            if (await PageAsync(period, token, cancellationToken) is not { } page)
            {
                yield return Missing(period, null, "Cost Explorer has no data of this period yet: it starts a day after it was first opened.");
                yield break;
            }

            foreach (ActualLine line in (page.ResultsByTime ?? []).SelectMany(Lines))
            {
                any = true;
                yield return line;
            }

            token = page.NextPageToken;
        }
        while (!string.IsNullOrEmpty(token));

        if (!any)
            yield return await ExplainNothingAsync(period, cancellationToken);
    }

    private async Task<GetCostAndUsageResponse?> PageAsync(CostPeriod period, string? token, CancellationToken cancellationToken)
    {
        Ask("what was billed");
        try
        {
            return await explorer.GetCostAndUsageAsync(
                new GetCostAndUsageRequest
                {
                    TimePeriod = period.Interval,
                    Granularity = period.Granularity,
                    Metrics = [Metric],
                    GroupBy = [new GroupDefinition { Type = GroupDefinitionType.DIMENSION, Key = "SERVICE" }],
                    Filter = new Expression { And = [Tagged(ProjectTag, name.Project), Tagged(EnvironmentTag, name.Name)] },
                    NextPageToken = token,
                },
                cancellationToken);
        }
        catch (DataUnavailableException)
        {
            return null;
        }
    }

    // No line can mean three things. Which tags Cost Explorer knows tells two of them apart.
    private async Task<ActualLine> ExplainNothingAsync(CostPeriod period, CancellationToken cancellationToken)
    {
        try
        {
            return await AskTagsAsync(period, cancellationToken);
        }
        catch (AmazonCostExplorerException problem)
        {
            return Missing(
                period,
                null,
                $"Cost Explorer shows no cost with these tags, and could not be asked whether it knows them: {problem.Message}");
        }
    }

    private async Task<ActualLine> AskTagsAsync(CostPeriod period, CancellationToken cancellationToken)
    {
        foreach ((string tag, string value) in ((string, string)[])[(ProjectTag, name.Project), (EnvironmentTag, name.Name)])
        {
            if (!await KnowsAsync(period, tag, value, cancellationToken))
                return Missing(
                    period,
                    null,
                    $"Cost Explorer knows no cost with the tag {tag}={value}. Either the tag is not activated (Billing, Cost allocation "
                    + "tags; it counts from then on, within a day), or nothing that carries it has been billed yet.");
        }

        return Missing(period, 0, "The tags are known and nothing was billed under them in this period.");
    }

    private async Task<bool> KnowsAsync(CostPeriod period, string tag, string value, CancellationToken cancellationToken)
    {
        string? token = null;
        do
        {
            Ask($"which values the tag {tag} has");
            GetTagsResponse page;
            try
            {
                page = await explorer.GetTagsAsync(
                    new GetTagsRequest { TimePeriod = period.Interval, TagKey = tag, NextPageToken = token }, cancellationToken);
            }
            catch (DataUnavailableException)
            {
                return false;
            }

            if (page.Tags?.Contains(value) == true)
                return true;
            token = page.NextPageToken;
        }
        while (!string.IsNullOrEmpty(token));
        return false;
    }

    private void Ask(string what) => host.Verbose(string.Create(
        CultureInfo.InvariantCulture, $"Asking Cost Explorer {what} (question {++questions}, $0.01 each)."));

    private static IEnumerable<ActualLine> Lines(ResultByTime result)
    {
        (DateOnly first, DateOnly last) = CostPeriod.Days(result.TimePeriod!);
        foreach (Group group in result.Groups ?? [])
        {
            if (group.Metrics?.GetValueOrDefault(Metric) is not { Amount: { } amount } cost)
                continue;

            yield return new ActualLine(
                group.Keys is [{ Length: > 0 } service, ..] ? service : AllServices,
                decimal.Parse(amount, NumberStyles.Float, CultureInfo.InvariantCulture),
                cost.Unit ?? "USD",
                first,
                last,
                result.Estimated == true ? "Not final: AWS still adds to it." : null);
        }
    }

    private static ActualLine Missing(CostPeriod period, decimal? amount, string note) =>
        new(AllServices, amount, "USD", period.First, period.Last, note);

    private static Expression Tagged(string key, string value) =>
        new() { Tags = new TagValues { Key = key, Values = [value] } };
}
