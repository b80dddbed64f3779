using StagingTools.Engine.Hosting;

namespace StagingTools.Cli.Json;

/// <summary>Writes results as JSON.</summary>
/// <param name="shape">Of what form.</param>
/// <param name="output">Where to.</param>
internal sealed class JsonResults(JsonShape shape, TextWriter output)
{
    private readonly List<object> array = [];

    /// <summary>Takes a result.</summary>
    /// <param name="result">The result.</param>
    public void Add(object result)
    {
        if (shape == JsonShape.Array)
            array.Add(result);
        else
            output.WriteLine(shape == JsonShape.Lines ? JsonText.Line(result) : JsonText.Document(result));
    }

    /// <summary>Writes what is left, once there are no more results.</summary>
    public void End()
    {
        if (shape == JsonShape.Array)
            output.WriteLine(JsonText.Document(array));
    }
}
