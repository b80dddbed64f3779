using System.Globalization;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Deployments;

/// <summary>What is run where: what the settings say, then the names that follow from the environment's.</summary>
internal sealed record TaskSettings
{
    private const int LongestTimeout = 86400;
    private const int LongestToken = 64;

    /// <summary>The service that the task is like.</summary>
    public required ServiceTarget Target { get; init; }

    /// <summary>The command's words.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>The task definition to run; <see langword="null"/> for the one that the service runs.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>The container; <see langword="null"/> when it goes without saying.</summary>
    public string? Container { get; init; }

    /// <summary>Names the run.</summary>
    public required string ClientToken { get; init; }

    /// <summary>How long the task may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>A token that no run had before.</summary>
    public static string NewToken() => Guid.NewGuid().ToString("N");

    /// <summary>Puts them together and checks what can be checked without asking AWS.</summary>
    /// <exception cref="StagingException">
    /// <c>CommandMissing</c>, <c>InvalidCommand</c>, <c>InvalidTimeout</c>, <c>InvalidClientToken</c>.
    /// </exception>
    public static TaskSettings Read(InvokeTaskRequest request, StagingSettings settings, EnvironmentName name, IHost host) => new()
    {
        Target = ServiceTarget.Read(settings, name, host),
        Command = CommandWords.Of(request.Command),
        TaskDefinition = string.IsNullOrEmpty(request.TaskDefinition) ? null : request.TaskDefinition,
        Container = string.IsNullOrEmpty(request.Container) ? null : request.Container,
        ClientToken = CheckToken(request.ClientToken),
        Timeout = CheckTimeout(request.Timeout),
    };

    private static TimeSpan CheckTimeout(int seconds) => seconds is >= 1 and <= LongestTimeout
        ? TimeSpan.FromSeconds(seconds)
        : throw new StagingException(
            "InvalidTimeout",
            StagingErrorCategory.InvalidArgument,
            $"A timeout of {seconds.ToString(CultureInfo.InvariantCulture)} seconds is out of range.")
        {
            TargetInput = seconds.ToString(CultureInfo.InvariantCulture),
            RecommendedAction = $"Give 1 to {LongestTimeout} seconds.",
        };

    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/ECS_Idempotency.html
    private static string CheckToken(string? token) => string.IsNullOrEmpty(token) ? NewToken()
        : token.Length <= LongestToken && token.All(letter => letter is >= '!' and <= '~') ? token
        : throw new StagingException("InvalidClientToken", StagingErrorCategory.InvalidArgument, $"'{token}' is no client token.")
        {
            TargetInput = token,
            RecommendedAction = $"Give at most {LongestToken} letters, digits and signs, without blanks.",
        };
}
