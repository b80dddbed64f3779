namespace SampleApp;

/// <summary>Tells a load balancer and a smoke test whether this task can do its work.</summary>
internal sealed class HealthPage(
    Database database,
    Cache cache,
    AppVersion version,
    IHostApplicationLifetime lifetime,
    ILogger<HealthPage> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<IResult> AnswerAsync(CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return Results.Json(new { status = "stopping", version = version.Text }, statusCode: 503);

        string[] checks = await Task.WhenAll(
            CheckAsync("database", () => database.PingAsync(cancellationToken), cancellationToken),
            CheckAsync("cache", cache.PingAsync, cancellationToken));
        bool healthy = checks.All(check => check == "ok");
        return Results.Json(
            new
            {
                status = healthy ? "healthy" : "unhealthy",
                version = version.Text,
                database = checks[0],
                cache = checks[1],
            },
            statusCode: healthy ? 200 : 503);
    }

    private async Task<string> CheckAsync(string name, Func<Task> check, CancellationToken cancellationToken)
    {
        try
        {
            await check().WaitAsync(Patience, cancellationToken);
            return "ok";
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            // The kind of the failure only: messages of drivers may name hosts and users.
            logger.LogError("health check of the {Check} failed: {Problem}", name, problem.GetType().Name);
            return "unreachable";
        }
    }
}
