using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Logs;

/// <summary>Reads the parameters of CloudWatch Logs' operations.</summary>
internal static class LogParameters
{
    /// <summary>The log group that a request names, by name or by ARN.</summary>
    /// <exception cref="AwsException">It names none, or in both ways.</exception>
    public static string Group(JsonObject request)
    {
        string? name = (string?)request["logGroupName"];
        string? identifier = (string?)request["logGroupIdentifier"];
        if (name is not null && identifier is not null)
        {
            throw new AwsException("ValidationException", "LogGroup name and LogGroup ARN are mutually exclusive parameters.");
        }

        return name ?? (identifier is null ? throw LogsError.Invalid("Either logGroupName or logGroupIdentifier must be given.") : GroupOf(identifier));
    }

    /// <summary>The name of a log group out of its ARN; what is no ARN is a name.</summary>
    public static string GroupOf(string identifier)
    {
        string[] parts = identifier.Split(':');
        return parts is ["arn", _, "logs", _, _, "log-group", var name, ..] ? name : identifier;
    }

    /// <summary>A parameter that has to be there.</summary>
    /// <exception cref="AwsException">It is not.</exception>
    public static string Required(JsonObject request, string parameter) => (string?)request[parameter] is { Length: > 0 } value
        ? value
        : throw LogsError.Invalid(
            $"1 validation error detected: Value null at '{parameter}' failed to satisfy constraint: Member must not be null");

    /// <summary>How many of something are wanted at most.</summary>
    /// <exception cref="AwsException">Not within the bounds.</exception>
    public static int Limit(JsonObject request, int most)
    {
        if (request["limit"] is not { } given) return most;
        long limit = Number(given);
        if (limit > most)
        {
            throw LogsError.Constraint(Text(limit), "limit", $"have value less than or equal to {most}");
        }

        return limit >= 1 ? (int)limit : throw LogsError.Constraint(Text(limit), "limit", "have value greater than or equal to 1");
    }

    /// <summary>A moment in milliseconds since 1970; null where none is given.</summary>
    /// <exception cref="AwsException">It is before 1970.</exception>
    public static long? Time(JsonObject request, string parameter)
    {
        if (request[parameter] is not { } given) return null;
        long time = Number(given);
        return time >= 0 ? time : throw LogsError.Constraint(Text(time), parameter, "have value greater than or equal to 0");
    }

    /// <summary>A list of names; null where none is given.</summary>
    public static IReadOnlyList<string>? Names(JsonObject request, string parameter) =>
        request[parameter] is JsonArray names ? [.. names.Select(name => (string?)name ?? "")] : null;

    // Clients write whole numbers with and without a fraction.
    private static long Number(JsonNode given)
    {
        if (given.GetValueKind() != JsonValueKind.Number) throw new AwsException("SerializationException", "NUMBER_VALUE expected.");
        return given.AsValue().TryGetValue(out long whole) ? whole : (long)given.GetValue<double>();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
