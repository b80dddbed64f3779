using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Hosting;

/// <summary>The sandbox's own surface, for its controller: everything below <c>/_sandbox/</c>.</summary>
internal sealed class AdminApi(string token, IReadOnlyDictionary<string, Func<HttpRequest, Task<object?>>> operations)
{
    /// <summary>Where the surface begins.</summary>
    public const string Prefix = "/_sandbox/";

    /// <summary>The header that carries the token.</summary>
    public const string TokenHeader = "X-Sandbox-Token";

    private readonly byte[] _token = Encoding.UTF8.GetBytes(token);

    /// <summary>Answers one request: <c>METHOD name</c> is looked up among the operations.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        byte[] given = Encoding.UTF8.GetBytes(request.Headers[TokenHeader].ToString());
        if (!CryptographicOperations.FixedTimeEquals(given, _token))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        string name = $"{request.Method} {request.Path.Value![Prefix.Length..]}";
        if (!operations.TryGetValue(name, out var operation))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            object? result = await operation(request).ConfigureAwait(false);
            await context.Response.WriteAsJsonAsync(result, result?.GetType() ?? typeof(object)).ConfigureAwait(false);
        }
        catch (Exception refused) when (refused is SandboxException or AwsException or JsonException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsJsonAsync(new AdminError(refused.Message)).ConfigureAwait(false);
        }
    }
}
