using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.Json;
using Amazon.Runtime;

namespace Amazon.Protocols;

/// <summary>The exceptions of a service by their error codes.</summary>
/// <param name="exceptionType">The service's exception; its subclasses carry the known codes.</param>
internal sealed class ServiceErrors(Type exceptionType)
{
    private readonly Lazy<IReadOnlyDictionary<string, Type>> _byCode = new(() => exceptionType.Assembly
        .GetTypes()
        .Where(type => type.BaseType == exceptionType)
        .ToDictionary(
            type => Stem(type.GetCustomAttribute<ErrorCodeAttribute>()?.Code ?? type.Name),
            StringComparer.Ordinal));

    /// <summary>The namespace of the service's clients, by which the SDK names requests.</summary>
    public string ServiceNamespace => exceptionType.Namespace!;

    /// <summary>The exception for an error.</summary>
    /// <param name="body">What the service said.</param>
    /// <param name="innerException">The failed HTTP exchange.</param>
    /// <param name="status">Its status.</param>
    /// <param name="values">What reads the members of an error in JSON.</param>
    public AmazonServiceException ToException(
        ErrorBody body,
        Exception innerException,
        HttpStatusCode status,
        JsonValues? values)
    {
        var type = body.Code is not null && _byCode.Value.TryGetValue(Stem(body.Code), out var known)
            ? known
            : exceptionType;
        var exception = (AmazonServiceException)Activator.CreateInstance(
            type,
            body.Message ?? Describe(body, status),
            innerException,
            body.Type,
            body.Code,
            body.RequestId,
            status)!;
        if (type != exceptionType && body.Json is { } json)
        {
            ReadMembers(json, exception, values);
        }

        return exception;
    }

    // The same error is called X, XFault and XException, in the models and by the servers.
    private static string Stem(string code)
    {
        foreach (var suffix in (string[])["Exception", "Fault"])
        {
            if (code.Length > suffix.Length && code.EndsWith(suffix, StringComparison.Ordinal))
            {
                return code[..^suffix.Length];
            }
        }

        return code;
    }

    // The body itself stays out: a proxy's page is of no use in a message, and nobody knows what else it holds.
    private static string Describe(ErrorBody body, HttpStatusCode status)
    {
        var answer = string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)status} ({status})");
        if (body.Code is not null)
        {
            return $"The service answered {answer} with the error {body.Code} and no message.";
        }

        var what = string.IsNullOrEmpty(body.ContentType) ? "nothing more" : $"a body of type {body.ContentType}";
        return $"The service answered {answer} with {what} and no error that AWS documents. "
            + "What answers at the endpoint may be a proxy, or does not have this operation.";
    }

    private static void ReadMembers(JsonElement json, object exception, JsonValues? values)
    {
        try
        {
            values?.ReadInto(json, exception);
        }
        catch (FormatException)
        {
            // A malformed detail must not hide the error that it belongs to.
        }
    }
}
