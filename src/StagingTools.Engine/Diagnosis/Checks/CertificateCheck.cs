using System.Net.Sockets;
using System.Security.Authentication;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Whether the certificate of the application's address is valid for some time.</summary>
internal sealed class CertificateCheck : ICheck
{
    private static readonly TimeSpan Notice = TimeSpan.FromDays(14);

    /// <inheritdoc/>
    public string Id => "Certificate";

    /// <inheritdoc/>
    public string Category => "Network";

    /// <inheritdoc/>
    public string Title => "the certificate";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["Settings"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Calls => [];

    /// <inheritdoc/>
    public async Task<CheckResult> RunAsync(CheckScene scene, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(scene.AllSettings.Text(SettingNames.ApplicationUrl), UriKind.Absolute, out Uri? address) || address.Scheme != Uri.UriSchemeHttps)
            return CheckResult.Skipped("publish.url of stagingtools.json names no https address.");

        ServedCertificate served;
        try
        {
            served = await ServedCertificate.ReadAsync(address, cancellationToken);
        }
        catch (Exception failure) when (failure is SocketException or IOException or AuthenticationException)
        {
            return CheckResult.Failed($"{address.Authority} does not speak TLS: {failure.Message}", "Look at the listener of the load balancer, and at Dns.");
        }

        TimeSpan left = served.NotAfter - scene.Context.TimeProvider.GetUtcNow();
        string[] evidence = [$"{address.Authority}: {served.Subject}, until {Age.Moment(served.NotAfter)}"];
        CheckResult result = served.Trouble is { } trouble
            ? CheckResult.Failed($"The certificate is not to be trusted: {trouble}", "Give the listener a certificate of AWS Certificate Manager that is made out to this name.")
            : left < Notice
            ? CheckResult.Warning($"The certificate ends in {Age.Of(left)}.", "Renew it; one of AWS Certificate Manager renews itself as long as its DNS record stands.")
            : CheckResult.Passed();
        return result with { Evidence = evidence };
    }
}
