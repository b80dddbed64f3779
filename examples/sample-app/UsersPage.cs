namespace SampleApp;

/// <summary>Shows the first users, as an administrator's page would.</summary>
internal static class UsersPage
{
    public static async Task<IResult> AnswerAsync(Database database, CancellationToken cancellationToken, int limit = 10)
    {
        if (limit is < 1 or > 100)
            return Results.Json(new { error = "limit is a number from 1 to 100" }, statusCode: 400);

        return await database.FirstUsersAsync(limit, cancellationToken) is { } users
            ? Results.Text(users, "application/json")
            : Results.Json(new { error = "there are no users yet" }, statusCode: 404);
    }
}
