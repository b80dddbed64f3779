using Npgsql;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Connections;

/// <summary>
/// Feels a server's pulse on a session that has nothing else to do meanwhile. A network that loses everything without a word looks
/// to all other sessions like a statement that takes long.
/// </summary>
internal static class Pulse
{
    /// <summary>How often a session that lives is heard of.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>A session that was not heard of for so long has nobody behind it any more.</summary>
    public static readonly TimeSpan Lost = TimeSpan.FromSeconds(60);

    private const int SecondsToAnswer = 40;

    /// <summary>Works for as long as the server answers.</summary>
    /// <param name="session">The session; the work does not use it.</param>
    /// <param name="place">The server, for the error.</param>
    /// <param name="work">The work; its token ends it when the server is lost.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="StagingException"><c>DatabaseConnectionLost</c>, <c>DatabaseUnreachable</c> when the server is lost, and what the work throws.</exception>
    public static async Task<T> WhileItBeatsAsync<T>(
        NpgsqlConnection session, DatabaseAddress place, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var over = new CancellationTokenSource();
        Task<T> working = work(stop.Token);
        Task<StagingException?> beating = BeatAsync(session, place, over.Token);
        if (await Task.WhenAny(working, beating) == beating && await beating is { } lost)
        {
            await stop.CancelAsync();
            await ((Task)working).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!working.IsCompletedSuccessfully)
                throw lost;
        }

        await over.CancelAsync();
        await beating;
        return await working;
    }

    private static async Task<StagingException?> BeatAsync(NpgsqlConnection session, DatabaseAddress place, CancellationToken over)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Interval, over);
                await using var command = new NpgsqlCommand("select 1", session) { CommandTimeout = SecondsToAnswer };
                // Not ended by its token: a statement that is cancelled halfway would break what the session holds.
                await command.ExecuteScalarAsync(CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (NpgsqlException failure)
        {
            StagingException known = PostgresErrors.Translate(failure, place.ToString())!;
            return failure.InnerException is TimeoutException
                ? new StagingException("DatabaseConnectionLost", known.Category, $"{place} has not answered for {SecondsToAnswer} seconds.")
                {
                    TargetInput = known.TargetInput,
                    RecommendedAction = "See whether the network between here and the server stands (VPN, tunnel, firewall), and run the job again.",
                }
                : known;
        }
    }
}
