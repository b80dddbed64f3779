using System.CommandLine;
using System.CommandLine.Parsing;
using System.ComponentModel;
using System.Reflection;

namespace StagingTools.Cli.Options;

/// <summary>The option that one property of a request becomes.</summary>
internal abstract class RequestOption(PropertyInfo property)
{
    /// <summary>The property.</summary>
    public PropertyInfo Property { get; } = property;

    /// <summary>The option.</summary>
    public abstract Option Option { get; }

    /// <summary>The value that the user gave.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="value">The value.</param>
    /// <returns>False when the option was not given.</returns>
    public abstract bool TryRead(ParseResult parsed, out object? value);

    /// <summary>Makes the option of a property.</summary>
    /// <param name="property">The property, with its description.</param>
    /// <param name="defaultValue">What the request has when nothing is said.</param>
    public static RequestOption Create(PropertyInfo property, object? defaultValue) =>
        (RequestOption)Activator.CreateInstance(
            typeof(TypedOption<>).MakeGenericType(
                // What can be given again and again is read as an array.
                property.PropertyType is { IsGenericType: true } list && list.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
                    ? list.GetGenericArguments()[0].MakeArrayType()
                    : property.PropertyType),
            property,
            defaultValue)!;

    private sealed class TypedOption<T> : RequestOption
    {
        private static readonly Dictionary<string, string[]> ShortNames = new(StringComparer.Ordinal)
        {
            ["Project"] = ["-p"],
            ["EnvironmentName"] = ["--environment", "-e"],
            ["Region"] = ["-r"],
            ["Follow"] = ["-f"],
        };

        private readonly Option<T> option;

        public TypedOption(PropertyInfo property, object? defaultValue)
            : base(property)
        {
            Type type = Nullable.GetUnderlyingType(typeof(T)) ?? (typeof(T).IsArray ? typeof(T).GetElementType()! : typeof(T));
            option = new Option<T>(OptionName.Of(property.Name), ShortNames.GetValueOrDefault(property.Name, []))
            {
                Description = property.GetCustomAttribute<DescriptionAttribute>()?.Description,
                HelpName = HelpName(type),
            };
            if (defaultValue is T known and not (false or 0 or ""))
                option.DefaultValueFactory = _ => known;
            // A switch that is on by default can only be given to turn it off.
            if (defaultValue is true)
            {
                option.Arity = ArgumentArity.ExactlyOne;
                option.HelpName = "true|false";
            }

            if (type.IsEnum)
                option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, Enum.GetNames(type));
        }

        public override Option Option => option;

        public override bool TryRead(ParseResult parsed, out object? value)
        {
            bool given = parsed.GetResult(option) is OptionResult { Implicit: false };
            value = given ? parsed.GetValue(option) : null;
            return given;
        }

        private static string? HelpName(Type type) =>
            type switch
            {
                _ when type == typeof(bool) => null,
                _ when type == typeof(int) => "number",
                _ when type == typeof(DateOnly) => "yyyy-mm-dd",
                { IsEnum: true } => string.Join('|', Enum.GetNames(type)),
                _ => "text",
            };
    }
}
