using System.Text.RegularExpressions;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Notifications;

namespace StagingTools.Engine.Monitoring.Subscriptions;

/// <summary>Where SNS delivers to.</summary>
/// <param name="Protocol">SNS's word for the way.</param>
/// <param name="Address">The address; of a webhook it may be a secret.</param>
/// <remarks>https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html</remarks>
internal sealed partial record AlertEndpoint(string Protocol, string Address)
{
    /// <summary>What may be shown of the address.</summary>
    public string Shown => Show(Protocol, Address);

    /// <summary>Reads what a user gave, and follows a reference.</summary>
    /// <param name="text">An address, a number, a URL, a reference to one, or an ARN.</param>
    /// <param name="context">The variables.</param>
    /// <param name="session">The account of a secret.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StagingException"><c>InvalidEndpoint</c> or <c>EndpointNotFound</c>.</exception>
    public static async Task<AlertEndpoint> ReadAsync(
        string text, StagingContext context, AwsSession session, CancellationToken cancellationToken)
    {
        if (!SecretReference.Is(text))
            return Parse(text, text);

        try
        {
            return Parse(await SecretReference.ReadAsync(text, context, session, cancellationToken), text);
        }
        catch (NotificationException missing)
        {
            throw new StagingException("EndpointNotFound", StagingErrorCategory.NotFound, $"{text} leads nowhere: {missing.Message}", missing)
            {
                TargetInput = text,
                RecommendedAction = "Set the variable, or write the secret, and repeat.",
            };
        }
    }

    /// <summary>What may be shown of an address that SNS has.</summary>
    /// <param name="protocol">SNS's word for the way.</param>
    /// <param name="address">The address.</param>
    public static string Show(string protocol, string address) =>
        protocol is "http" or "https" && Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
            ? uri.PathAndQuery.Length > 1 ? $"{uri.Scheme}://{uri.Authority}/…" : $"{uri.Scheme}://{uri.Authority}/"
            : address;

    private static AlertEndpoint Parse(string address, string given)
    {
        address = address.Trim();
        if (Email().IsMatch(address))
            return new AlertEndpoint("email", address);
        string number = Separators().Replace(address, "");
        if (Phone().IsMatch(number))
            return new AlertEndpoint("sms", number);
        if (address.StartsWith("arn:", StringComparison.Ordinal) && address.Split(':') is [_, _, "sqs" or "lambda" or "firehose", ..] parts && parts.Length >= 6)
            return new AlertEndpoint(parts[2], address);
        if (Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0)
            return uri.Host.EndsWith("slack.com", StringComparison.OrdinalIgnoreCase)
                ? throw Slack(given)
                : new AlertEndpoint(uri.Scheme, address);

        throw new StagingException(
            "InvalidEndpoint",
            StagingErrorCategory.InvalidArgument,
            $"{Quote(given, address)} is no address that alerts can go to.")
        {
            TargetInput = given,
            RecommendedAction =
                "Give an e-mail address, a phone number with its country (+15550123456), an http or https URL, or the ARN of a queue, a function or a Firehose stream.",
        };
    }

    // Slack never answers the question by which SNS makes sure that a subscriber wants to be one.
    private static StagingException Slack(string given) => new(
        "InvalidEndpoint", StagingErrorCategory.InvalidArgument, "A webhook of Slack cannot confirm a subscription of SNS.")
    {
        TargetInput = SecretReference.Is(given) ? given : "https://hooks.slack.com/…",
        RecommendedAction =
            "What StagingTools does is told to Slack by notifications.slackWebhook of stagingtools.json; alarms come to Slack through AWS's own chat application, or by e-mail to the channel's address.",
    };

    private static string Quote(string given, string address) => SecretReference.Is(given) ? $"What {given} holds" : $"'{address}'";

    [GeneratedRegex(@"^[^@\s:/]+@[^@\s]+\.[^@\s.]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}$", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(@"[ ().-]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
