using System.Text;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Swap;

/// <summary>The names that a database and its stand-ins go by.</summary>
internal sealed record DatabaseNames
{
    private const int MaximumBytes = 63;

    private DatabaseNames(string current) => Current = current;

    /// <summary>The database that the application uses.</summary>
    public string Current { get; }

    /// <summary>The one that is being filled.</summary>
    public string Incoming => Current + "_incoming";

    /// <summary>The one from before the last sync.</summary>
    public string Previous => Current + "_previous";

    /// <summary>The one from before that, for the moment until it is dropped.</summary>
    public string Discarded => Current + "_discarded";

    /// <summary>Derives the names.</summary>
    /// <exception cref="StagingException"><c>DatabaseNameTooLong</c>.</exception>
    public static DatabaseNames Of(string database)
    {
        var names = new DatabaseNames(database);
        if (Encoding.UTF8.GetByteCount(names.Discarded) <= MaximumBytes)
            return names;

        throw new StagingException(
            "DatabaseNameTooLong",
            StagingErrorCategory.InvalidArgument,
            $"The name '{database}' is too long: with the ending _discarded it has more than {MaximumBytes} bytes.")
        {
            TargetInput = database,
            RecommendedAction = "Give the staging database a shorter name.",
        };
    }
}
