using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace StagingTools.Sandbox.Gateway;

/// <summary>A request to an AWS service, read as far as is needed to route it.</summary>
internal sealed class AwsRequest
{
    private const int LongestBody = 32 * 1024 * 1024;
    private JsonObject? _json;

    private AwsRequest(
        HttpRequest http, CredentialScope scope, AwsProtocol protocol, string action, byte[]? body, QueryParameters query)
    {
        Http = http;
        Scope = scope;
        Protocol = protocol;
        Action = action;
        Body = body;
        Query = query;
    }

    /// <summary>The request as it came.</summary>
    public HttpRequest Http { get; }

    /// <summary>Caller, region and service.</summary>
    public CredentialScope Scope { get; }

    /// <summary>Signing name of the service.</summary>
    public string Service => Scope.Service;

    /// <summary>Region of the call.</summary>
    public string Region => Scope.Region;

    /// <summary>How the service speaks.</summary>
    public AwsProtocol Protocol { get; }

    /// <summary>Name of the operation; METHOD PATH for services without one.</summary>
    public string Action { get; }

    /// <summary>The body where it had to be read for routing; null when it is still to be streamed.</summary>
    public byte[]? Body { get; }

    /// <summary>The parameters of a Query request; empty for others.</summary>
    public QueryParameters Query { get; }

    /// <summary>The body of a JSON request.</summary>
    /// <exception cref="AwsException">The body is not a JSON object.</exception>
    public JsonObject Json => _json ??= ReadJson();

    /// <summary>Reads service, region and operation.</summary>
    /// <exception cref="AwsException">The request carries no credentials or is too long.</exception>
    public static async Task<AwsRequest> ReadAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        string? target = http.Headers["X-Amz-Target"];
        bool form = http.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) == true;
        bool json = target is not null
            && http.ContentType?.StartsWith("application/x-amz-json-", StringComparison.Ordinal) == true;
        byte[]? body = form || json ? await ReadBodyAsync(http, cancellationToken).ConfigureAwait(false) : null;
        QueryParameters query = form
            ? QueryParameters.Parse(Encoding.UTF8.GetString(body!))
            : QueryParameters.Parse(http.QueryString.Value ?? "");
        CredentialScope scope = CredentialScope.FromAuthorization(http.Headers.Authorization)
            ?? CredentialScope.Parse(query["X-Amz-Credential"])
            ?? Unsigned(query)
            ?? throw new AwsException(
                "MissingAuthenticationToken",
                "Request is missing Authentication Token. Any access key will do in a sandbox, but there must be one.",
                403);
        AwsProtocol protocol = json ? AwsProtocol.Json
            : form || query["Action"] is not null ? scope.Service == "ec2" ? AwsProtocol.Ec2 : AwsProtocol.Query
            : scope.Service is "s3" or "route53" or "cloudfront" ? AwsProtocol.RestXml
            : AwsProtocol.RestJson;
        string action = json ? target![(target!.LastIndexOf('.') + 1)..]
            : query["Action"] ?? $"{http.Method} {http.Path}";
        return new AwsRequest(http, scope, protocol, action, body, query);
    }

    /// <summary>Reads the body, which SDKs compress where it is long; the headers say from then on what was read.</summary>
    /// <exception cref="AwsException">It is too long, or not compressed as it says.</exception>
    public static async Task<byte[]> ReadBodyAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        if (http.Headers.ContentEncoding == "gzip")
        {
            byte[] plain = await UnpackAsync(http, cancellationToken).ConfigureAwait(false);
            http.Headers.Remove("Content-Encoding");
            http.ContentLength = plain.Length;
            return plain;
        }

        if (http.ContentLength is > 0 and <= LongestBody and { } length)
        {
            byte[] whole = new byte[length];
            await http.Body.ReadExactlyAsync(whole, cancellationToken).ConfigureAwait(false);
            return whole;
        }

        return await ReadAllAsync(http.Body, cancellationToken).ConfigureAwait(false);
    }

    private static CredentialScope? Unsigned(QueryParameters query) => query["Action"] switch
    {
        "AssumeRoleWithWebIdentity" or "AssumeRoleWithSAML" => new CredentialScope("anonymous", "us-east-1", "sts"),
        // The link in a mail, whose token is all that it takes.
        "ConfirmSubscription" when query["TopicArn"]?.Split(':') is [_, _, _, { } region, ..] => new CredentialScope("anonymous", region, "sns"),
        _ => null,
    };

    private static async Task<byte[]> UnpackAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        await using var unpacked = new GZipStream(http.Body, CompressionMode.Decompress, leaveOpen: true);
        try
        {
            return await ReadAllAsync(unpacked, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            throw new AwsException("SerializationException", "The request body is not compressed as it says.");
        }
    }

    private static async Task<byte[]> ReadAllAsync(Stream source, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > LongestBody)
            {
                throw new AwsException("RequestEntityTooLarge", "The request is longer than 32 MB.", 413);
            }
        }

        return body.ToArray();
    }

    private JsonObject ReadJson()
    {
        try
        {
            return Body is { Length: > 0 } ? JsonNode.Parse(Body) as JsonObject ?? [] : [];
        }
        catch (JsonException)
        {
            throw new AwsException("SerializationException", "The request body is not JSON.");
        }
    }
}
