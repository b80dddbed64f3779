using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Data.Copy;

/// <summary>The error for a stream of COPY that does not have its form.</summary>
internal static class CopyStreamBroken
{
    /// <summary>Makes the error.</summary>
    /// <param name="what">What is wrong; holds no value.</param>
    public static StagingException Because(string what) =>
        new("CopyStreamBroken", StagingErrorCategory.OperationFailed, $"The stream of COPY is broken: {what}.")
        {
            RecommendedAction = "Run the sync again; if it stays, a proxy between here and the server changes the stream.",
        };
}
