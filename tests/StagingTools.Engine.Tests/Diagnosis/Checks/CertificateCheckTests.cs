using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using StagingTools.Engine.Diagnosis;
using StagingTools.Engine.Diagnosis.Checks;

namespace StagingTools.Engine.Tests.Diagnosis.Checks;

/// <summary>What a web server shows of itself.</summary>
public sealed class CertificateCheckTests : IDisposable
{
    private readonly CheckTrial trial = new();

    public void Dispose() => trial.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("http://staging.example.com")]
    public async Task Without_an_https_address_there_is_nothing_to_check(string? address)
    {
        if (address is not null)
            Address(address);

        StagingCheck check = await trial.LookAsync(new CertificateCheck());

        Assert.Equal((CheckStatus.Skipped, "publish.url of stagingtools.json names no https address."), (check.Status, check.Reason));
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusted_made_fails_with_its_end()
    {
        DateTimeOffset end = new(2027, 1, 2, 3, 4, 0, TimeSpan.Zero);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task serving = ServeAsync(listener, end);
        Address($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");

        StagingCheck check = await trial.LookAsync(new CertificateCheck());
        await serving;

        Assert.Equal(
            (CheckStatus.Failed, "The certificate is not to be trusted: nobody whom this machine trusts made it."), (check.Status, check.Reason));
        Assert.EndsWith(": CN=localhost, until 2027-01-02 03:04 UTC", Assert.Single(check.Evidence), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_speak_TLS_fails()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Address($"https://localhost:{port}");

        StagingCheck check = await trial.LookAsync(new CertificateCheck());

        Assert.Equal(CheckStatus.Failed, check.Status);
        Assert.StartsWith($"localhost:{port} does not speak TLS: ", check.Reason, StringComparison.Ordinal);
    }

    private void Address(string url) => trial.Write("stagingtools.json", $$"""{ "publish": { "url": "{{url}}" } }""");

    private static async Task ServeAsync(TcpListener listener, DateTimeOffset end)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = request.CreateSelfSigned(end.AddYears(-1), end);
        using TcpClient client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var stream = new SslStream(client.GetStream());
        try
        {
            await stream.AuthenticateAsServerAsync(certificate);
        }
        catch (Exception ended) when (ended is IOException or AuthenticationException)
        {
            // Whoever looked has gone.
        }
    }
}
