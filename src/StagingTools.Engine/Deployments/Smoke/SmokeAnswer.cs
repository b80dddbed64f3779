using System.Text;
using System.Text.Json;

namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>What the application answered. Its body may hold personal data: it is judged and never shown.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Body">The body, as far as it was read.</param>
/// <param name="Latency">The time from the question to the last byte.</param>
internal sealed record SmokeAnswer(int StatusCode, byte[] Body, TimeSpan Latency)
{
    /// <summary>The body's encoding.</summary>
    public Encoding Encoding { get; init; } = Encoding.UTF8;

    /// <summary>Whether there was more than was read.</summary>
    public bool IsCut { get; init; }

    /// <summary>The body as text.</summary>
    public string Text() => Encoding.GetString(Body);

    /// <summary>The body as JSON; <see langword="null"/> when it is none.</summary>
    public JsonDocument? Json()
    {
        try
        {
            return JsonDocument.Parse(Text().TrimStart('\uFEFF'));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
