namespace SampleApp;

/// <summary>Shows what the application sees: how much data there is, never a row of it.</summary>
internal static class FrontPage
{
    public static async Task<IResult> AnswerAsync(
        Database database, Cache cache, AppVersion version, AppSettings settings, CancellationToken cancellationToken) =>
        Results.Json(new
        {
            application = "sample-app",
            version = version.Text,
            users = await database.CountAsync("users", cancellationToken),
            conversations = await database.CountAsync("conversations", cancellationToken),
            messages = await database.CountAsync("messages", cancellationToken),
            visits = await cache.CountVisitAsync(),
            messageGateway = settings.MessageGateway?.Host,
        });
}
