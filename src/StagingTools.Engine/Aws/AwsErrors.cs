using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Aws;

/// <summary>Turns the SDK's exceptions into errors with a way out.</summary>
internal static class AwsErrors
{
    // What was taken before and is no longer; new ones of the same kind will do.
    private static readonly string[] Expired = ["ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired"];

    private static readonly string[] Unknown =
        ["InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId", "SignatureDoesNotMatch", "AuthFailure"];

    private static readonly string[] Denied =
        ["AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError", "AuthorizationErrorException"];

    /// <summary>Whether AWS refused a call because the caller may not make it.</summary>
    public static bool IsDenied(AmazonServiceException exception) =>
        exception.ErrorCode is { } code && Denied.Contains(code, StringComparer.Ordinal);

    /// <summary>Whether AWS refused a call because its credentials have expired.</summary>
    public static bool IsExpired(AmazonServiceException exception) =>
        exception.ErrorCode is { } code && Expired.Contains(code, StringComparer.Ordinal);

    /// <summary>What a call answers, or something else where the caller may not make it, which is told to whoever wants to know.</summary>
    /// <param name="call">The call.</param>
    /// <param name="otherwise">What stands in for its answer.</param>
    /// <param name="what">What it was to tell, to begin a sentence with.</param>
    /// <param name="host">Who is told.</param>
    public static async Task<T> UnlessDeniedAsync<T>(Func<Task<T>> call, T otherwise, string what, IHost host)
    {
        try
        {
            return await call();
        }
        catch (AmazonServiceException refused) when (IsDenied(refused))
        {
            host.Verbose($"{what} could not be read: {refused.Message}");
            return otherwise;
        }
    }

    /// <summary>The error behind an exception of the SDK; <see langword="null"/> when the exception is not one.</summary>
    public static StagingException? Translate(Exception exception) => exception switch
    {
        AmazonServiceException { ErrorCode: { } code } service when IsExpired(service) || Unknown.Contains(code, StringComparer.Ordinal) =>
            new StagingException(
                "CredentialsRefused",
                StagingErrorCategory.AuthenticationError,
                $"AWS refused the credentials: {service.Message} ({code}).",
                service)
            {
                RecommendedAction = "Renew them ('aws sso login', a fresh session token), then run the same command again.",
            },
        AmazonServiceException service when service.ErrorCode is { } code && Denied.Contains(code, StringComparer.Ordinal) =>
            new StagingException("AccessDenied", StagingErrorCategory.PermissionDenied, service.Message, service)
            {
                RecommendedAction = "Ask for the permission that the message names, or use a profile that has it.",
            },
        AmazonServiceException service when FindUnreachable(service) is { } network => Unreachable(service, network),
        AmazonServiceException service when IsThrottling(service) =>
            new StagingException("Throttled", StagingErrorCategory.ResourceBusy, $"AWS asks to slow down: {service.Message}", service)
            {
                RecommendedAction = "Wait a minute, then run the same command again.",
            },
        AmazonServiceException service =>
            new StagingException("AwsFailed", StagingErrorCategory.OperationFailed, Describe(service), service)
            {
                RecommendedAction = "Read the message of AWS; run the command again with --verbose for the steps before it.",
            },
        AmazonClientException client when FindUnreachable(client) is { } network => Unreachable(client, network),
        AmazonClientException client =>
            new StagingException(
                "CredentialsFailed", StagingErrorCategory.AuthenticationError, $"No AWS credentials could be had: {client.Message}", client)
            {
                RecommendedAction = "Sign in again ('aws sso login') or check the profile's role and source.",
            },
        HttpRequestException http => Unreachable(http, http),
        _ => null,
    };

    private static StagingException Unreachable(Exception exception, Exception network) => new(
        "EndpointUnreachable", StagingErrorCategory.ConnectionError, $"AWS does not answer: {network.Message}", exception)
    {
        RecommendedAction =
            "Check the network, the proxy and the region; when AWS_ENDPOINT_URL is set, check that its server runs.",
    };

    // The SDK wraps a refused connection or an unknown host several levels deep.
    private static Exception? FindUnreachable(Exception exception)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is HttpRequestException { StatusCode: null } or SocketException or WebException)
                return inner;
        }

        return null;
    }

    private static bool IsThrottling(AmazonServiceException service) =>
        service.Retryable?.Throttling == true
        || service.StatusCode == HttpStatusCode.TooManyRequests
        || (service.ErrorCode ?? "").Contains("Throttl", StringComparison.Ordinal);

    private static string Describe(AmazonServiceException service) =>
        string.IsNullOrEmpty(service.ErrorCode)
            ? service.Message
            : $"{service.Message} ({service.ErrorCode}, request {service.RequestId ?? "unknown"})";
}
