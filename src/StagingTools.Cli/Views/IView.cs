namespace StagingTools.Cli.Views;

/// <summary>Shows results to people.</summary>
/// <typeparam name="T">The results.</typeparam>
internal interface IView<in T>
{
    /// <summary>Takes a result; may write it at once.</summary>
    /// <param name="result">The result.</param>
    /// <param name="output">Where to write.</param>
    void Add(T result, TextWriter output);

    /// <summary>Nothing more comes for a while; may write what there is so far.</summary>
    /// <param name="output">Where to write.</param>
    void Pause(TextWriter output)
    {
    }

    /// <summary>Writes what is left, once there are no more results.</summary>
    /// <param name="output">Where to write.</param>
    void End(TextWriter output);
}
