using System.Management.Automation;
using System.Reflection;

namespace StagingTools.Commands;

/// <summary>
/// Builds a request from the parameters that the user gave. A parameter that was not given keeps the request's default,
/// which therefore stands in the engine alone.
/// </summary>
internal static class RequestBinder
{
    /// <summary>Builds a request.</summary>
    /// <typeparam name="T">The request.</typeparam>
    /// <param name="bound">The bound parameters by name.</param>
    public static T Build<T>(IReadOnlyDictionary<string, object?> bound)
        where T : new()
    {
        T request = new();
        foreach (PropertyInfo property in typeof(T).GetProperties())
            if (bound.TryGetValue(property.Name, out object? value) && Plain(value) is { } given)
                property.SetValue(request, given);
        return request;
    }

    // PowerShell turns an absent string of the pipeline's object into an empty one.
    private static object? Plain(object? value) =>
        value switch
        {
            SwitchParameter flag => flag.ToBool(),
            "" => null,
            _ => value,
        };
}
