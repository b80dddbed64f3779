using System.Runtime.CompilerServices;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Costs;

/// <summary>
/// Tells what an environment costs: what its resources come to in a month, and what AWS billed. The two are different
/// kinds of figures and are never added up.
/// </summary>
/// <param name="context">Where it works.</param>
public sealed class GetCost(StagingContext context)
{
    /// <summary>Tells.</summary>
    /// <param name="request">Which figures of which environment.</param>
    /// <param name="host">Is told about missing prices and each question that costs money.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The estimate in the order of the specification's table with its total last, then the billed costs by service.</returns>
    /// <exception cref="StagingException"><c>InvalidPeriod</c>, <c>EnvironmentNotFound</c>, credentials.</exception>
    public async IAsyncEnumerable<StagingCost> RunAsync(
        GetCostRequest request, IHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        CostPeriod period = CostPeriod.Of(request, DateOnly.FromDateTime(context.TimeProvider.GetUtcNow().UtcDateTime));
        using AwsSession session = AwsSession.Open(context, request);
        await settings.Production.WarnAsync(session, host, cancellationToken);

        Inventory inventory = await new InventoryReader(session, name).ReadAsync(cancellationToken);
        if (inventory.IsEmpty)
        {
            // A removed environment still has a bill.
            if (request.EstimateOnly)
                throw NotFound(name, session.Region);
            host.Warning($"{name.Name} of {name.Project} has no resources in {session.Region}: there is nothing to estimate.");
        }
        else
        {
            PriceSheet sheet = PriceSheet.Load();
            foreach (EstimateLine line in new Estimate(sheet, UsageAssumptions.Load(), session.Region).Lines(inventory))
            {
                if (line.Amount is null)
                    host.Warning($"{line.Expected.Item}: {line.Note}");
                yield return ToCost(line, sheet, name, session.Region);
            }
        }

        if (request.EstimateOnly)
            yield break;

        await foreach (ActualLine line in new CostExplorerReader(session.CostExplorer, name, host)
            .ReadAsync(period, cancellationToken))
        {
            if (line.Amount is null && inventory.IsEmpty)
                throw NotFound(name, session.Region);
            if (line.Amount is null)
                host.Warning(line.Note ?? $"There is no figure for {line.Service}.");
            yield return ToCost(line, name, session.Region);
        }
    }

    private static StagingCost ToCost(EstimateLine line, PriceSheet sheet, EnvironmentName name, string region) => new()
    {
        Project = name.Project,
        EnvironmentName = name.Name,
        Region = region,
        Kind = CostKind.Estimate,
        Item = line.Expected.Item,
        Configuration = line.Configuration,
        Amount = line.Amount,
        ExpectedLow = line.Expected.Low,
        ExpectedHigh = line.Expected.High,
        Currency = sheet.Currency,
        Note = line.Note,
    };

    private static StagingCost ToCost(ActualLine line, EnvironmentName name, string region) => new()
    {
        Project = name.Project,
        EnvironmentName = name.Name,
        Region = region,
        Kind = CostKind.Actual,
        Item = line.Service,
        Amount = line.Amount,
        Currency = line.Currency,
        PeriodStart = line.First,
        PeriodEnd = line.Last,
        Note = line.Note,
    };

    private static StagingException NotFound(EnvironmentName name, string region) => new(
        "EnvironmentNotFound",
        StagingErrorCategory.NotFound,
        $"There is no environment '{name.Name}' of '{name.Project}' in {region}, and nothing was billed for it.")
    {
        TargetInput = name.Name,
        RecommendedAction = "Check the name, the project and the region; 'staging get' lists the environments.",
    };
}
