using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Amazon.Runtime;

namespace StagingTools.Sandbox.Tests.AwsSdk;

/// <summary>A bare emulator on a port of its own, for the clients alone: no gateway, no overlays.</summary>
public sealed class MotoServer : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private readonly int _port = FreePort();
    private Process? _process;

    private string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}");

    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo("moto_server")
        {
            ArgumentList = { "-H", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            return;
        }

        // Read away, so that it never waits for room in a pipe.
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!await Answers(patience.Token))
        {
            Assert.False(_process.HasExited, "moto_server ended before it answered.");
            await Task.Delay(100, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    /// <summary>The settings of a client that talks to the emulator; skips the test when there is none.</summary>
    public TConfig Config<TConfig>()
        where TConfig : ClientConfig, new()
    {
        Assert.SkipWhen(_process is null, "moto_server is not installed (pip install 'moto[server]').");
        return new TConfig { ServiceURL = Url, AuthenticationRegion = "eu-central-1", MaxErrorRetry = 0 };
    }

    public static AWSCredentials Credentials => new BasicAWSCredentials("test", "test");

    /// <summary>Prepares what the clients here have no operation for.</summary>
    /// <param name="service">The service in a signature's scope.</param>
    /// <param name="target">The JSON operation.</param>
    /// <param name="input">Its input.</param>
    public Task Prepare(string service, string target, string input)
    {
        var content = new StringContent(input, Encoding.UTF8, new MediaTypeHeaderValue("application/x-amz-json-1.1"));
        content.Headers.Add("X-Amz-Target", target);
        return Post(service, content);
    }

    /// <summary>Prepares what the clients here have no operation for.</summary>
    /// <param name="service">The service in a signature's scope.</param>
    /// <param name="form">The Query operation and its input.</param>
    public Task Prepare(string service, Dictionary<string, string> form) =>
        Post(service, new FormUrlEncodedContent(form));

    private async Task Post(string service, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = content };
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential=test/20260501/eu-central-1/{service}/aws4_request, Signature=none");
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private async Task<bool> Answers(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(Url + "/moto-api/"), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
