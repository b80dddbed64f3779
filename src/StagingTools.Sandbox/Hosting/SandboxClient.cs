using System.Net.Http.Json;

namespace StagingTools.Sandbox.Hosting;

/// <summary>Talks to the admin surface of a running sandbox.</summary>
internal sealed class SandboxClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _id;

    private SandboxClient(string endpoint, SandboxIdentity identity)
    {
        _id = identity.Id;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false })
        {
            BaseAddress = new Uri(endpoint + AdminApi.Prefix),
            Timeout = TimeSpan.FromMinutes(5),
        };
        _http.DefaultRequestHeaders.Add(AdminApi.TokenHeader, identity.Token);
    }

    /// <summary>The client of the sandbox of a state folder.</summary>
    /// <exception cref="SandboxException">No sandbox runs there.</exception>
    public static SandboxClient For(StateFolder state) =>
        StateFolder.Read<SandboxIdentity>(state.IdentityPath) is { } identity
        && StateFolder.Read<ServerRecord>(state.ServerPath) is { } server
            ? new SandboxClient(server.Endpoint, identity)
            : throw new SandboxException(
                $"No sandbox runs in '{state.Root}'. Start one with: staging sandbox start");

    /// <summary>Whether the sandbox that answers is the one of the folder.</summary>
    public async Task<bool> IsHealthyAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync<string>("health", cancellationToken).ConfigureAwait(false) == _id;
        }
        catch (Exception refused) when (refused is HttpRequestException or SandboxException)
        {
            return false;
        }
    }

    /// <summary>Reads something.</summary>
    public async Task<T> GetAsync<T>(string name, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _http.GetAsync(name, cancellationToken).ConfigureAwait(false);
        return await ReadAsync<T>(response, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks for something to be done.</summary>
    /// <exception cref="SandboxException">The sandbox refused.</exception>
    public async Task<T> PostAsync<T>(string name, object? body, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response =
            await _http.PostAsJsonAsync(name, body, cancellationToken).ConfigureAwait(false);
        return await ReadAsync<T>(response, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == System.Net.HttpStatusCode.BadRequest)
        {
            AdminError? error =
                await response.Content.ReadFromJsonAsync<AdminError>(cancellationToken).ConfigureAwait(false);
            throw new SandboxException(error?.Message ?? "The sandbox refused.");
        }

        if (!response.IsSuccessStatusCode)
        {
            throw new SandboxException($"The sandbox answered with HTTP {(int)response.StatusCode}.");
        }

        return (await response.Content.ReadFromJsonAsync<T>(cancellationToken).ConfigureAwait(false))!;
    }
}
