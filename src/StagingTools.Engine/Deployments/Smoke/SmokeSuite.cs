using System.Runtime.CompilerServices;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>The smoke tests of an environment's application.</summary>
/// <param name="context">Where it works.</param>
/// <param name="session">The account.</param>
/// <param name="settings">Which tests.</param>
/// <param name="target">The service.</param>
/// <param name="host">Is told how each test ended.</param>
internal sealed class SmokeSuite(
    StagingContext context, AwsSession session, SmokeSettings settings, ServiceTarget target, IHost host)
{
    private readonly Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>> headers = new(StringComparer.Ordinal);

    /// <summary>
    /// Finds out before a deployment what would keep the tests from being made: an address that nobody knows, a header whose value
    /// is not where its reference leads.
    /// </summary>
    /// <param name="mayComeLater">Whether an address that is not known yet can be there once tasks run.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What the question says of the tests.</returns>
    /// <exception cref="StagingException"><c>ApplicationUrlMissing</c>, <c>ReferenceNotFound</c>.</exception>
    public async Task<string> PrepareAsync(bool mayComeLater, CancellationToken cancellationToken)
    {
        ApplicationAddress? address = await AddressAsync(cancellationToken);
        IReadOnlyList<SmokeCheck> checks = settings.All(address?.HealthPath);
        if (address is null && !mayComeLater)
            Refuse(checks);
        foreach (SmokeCheck check in checks)
            await HeadersAsync(check, cancellationToken);
        return (checks.Count == 1 ? "1 smoke test is" : $"{checks.Count} smoke tests are")
            + $" made once it serves{(address is null ? "" : $", on {address.Url.AbsoluteUri.TrimEnd('/')}")}: "
            + $"{string.Join(", ", checks.Select(check => check.Name))}.";
    }

    /// <summary>Makes all tests, the one of the health page first.</summary>
    /// <param name="cancellationToken">Ends them.</param>
    /// <exception cref="StagingException"><c>ApplicationUrlMissing</c>, <c>ReferenceNotFound</c>.</exception>
    public IAsyncEnumerable<StagingSmokeTest> RunAsync(CancellationToken cancellationToken) =>
        RunAsync(address => settings.All(address?.HealthPath), cancellationToken);

    /// <summary>Makes the test of the health page alone.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StagingException"><c>ApplicationUrlMissing</c>, <c>ReferenceNotFound</c>.</exception>
    public IAsyncEnumerable<StagingSmokeTest> RunHealthAsync(CancellationToken cancellationToken) =>
        RunAsync(address => [settings.Health(address?.HealthPath)], cancellationToken);

    private async IAsyncEnumerable<StagingSmokeTest> RunAsync(
        Func<ApplicationAddress?, IReadOnlyList<SmokeCheck>> choose, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Looked for anew: a rollout can have moved the application to another instance.
        ApplicationAddress? address = await AddressAsync(cancellationToken);
        IReadOnlyList<SmokeCheck> checks = choose(address);
        if (address is null)
            Refuse(checks);
        using var client = new SmokeClient(context);
        var runner = new SmokeRunner(client, context.TimeProvider, host);
        foreach (SmokeCheck check in checks)
        {
            var request = new SmokeRequest(check, SmokeUrl.Of(check, address?.Url), await HeadersAsync(check, cancellationToken));
            yield return await runner.RunAsync(target.Name, session.Region, request, cancellationToken);
        }
    }

    private async Task<ApplicationAddress?> AddressAsync(CancellationToken cancellationToken) => settings.Url is { } url
        ? new ApplicationAddress(url, ApplicationAddress.UsualHealthPath)
        : await new ApplicationAddressFinder(context, session, host)
            .FindAsync(target.Name, target.Cluster, target.Service, settings.StateBucket, cancellationToken);

    private void Refuse(IEnumerable<SmokeCheck> checks)
    {
        SmokeCheck[] relative = [.. checks.Where(check => check.IsRelative)];
        if (relative.Length > 0)
            throw SmokeErrors.NoAddress(target.Name, relative);
    }

    private async Task<IReadOnlyList<KeyValuePair<string, string>>> HeadersAsync(SmokeCheck check, CancellationToken cancellationToken)
    {
        if (!headers.TryGetValue(check.Name, out IReadOnlyList<KeyValuePair<string, string>>? read))
            headers[check.Name] = read = await new SmokeHeaders(context, session).ReadAsync(check, cancellationToken);
        return read;
    }
}
