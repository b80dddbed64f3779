using StagingTools.Cli.Json;
using StagingTools.Cli.Views;
using StagingTools.Engine;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Cli.Commands;

/// <summary>One of the engine's operations as the shell face runs it.</summary>
/// <typeparam name="TRequest">What it takes.</typeparam>
/// <typeparam name="TResult">What it returns.</typeparam>
/// <param name="Run">Runs it.</param>
/// <param name="View">Shows its results to people.</param>
/// <param name="Shape">What its JSON is made of.</param>
internal sealed record Job<TRequest, TResult>(
    Func<StagingContext, TRequest, IHost, CancellationToken, IAsyncEnumerable<TResult>> Run,
    Func<IView<TResult>> View,
    JsonShape Shape)
    where TRequest : EnvironmentRequest
    where TResult : class
{
    /// <summary>Whether it changes something, and therefore asks.</summary>
    public bool Changes { get; init; }

    /// <summary>
    /// The property that takes what stands on the command line behind <c>--</c>, word by word; null when nothing may.
    /// </summary>
    public string? Rest { get; init; }

    /// <summary>The error that a result reports of itself, written after it.</summary>
    public Func<TResult, StagingException?> Verdict { get; init; } = _ => null;
}
