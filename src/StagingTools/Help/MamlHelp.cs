using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// A build task: writes PowerShell's help file from the pages of the cmdlets. A page is Markdown with the headings
/// Description, Examples, Parameters, Inputs, Outputs, Notes and Links; a parameter ends with a line of facts in italics.
/// </summary>
/// <remarks>Compiled by MSBuild itself, against .NET Standard and in an older C#.</remarks>
public sealed class MamlHelp : Task
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    [Required]
    public ITaskItem[] Pages { get; set; }

    [Required]
    public string Output { get; set; }

    public override bool Execute()
    {
        var root = new XElement(XNamespace.Get("http://msh") + "helpItems", new XAttribute("schema", "maml"));
        foreach (string path in Pages.Select(page => page.ItemSpec).OrderBy(path => path, StringComparer.Ordinal))
        {
            try
            {
                root.Add(Convert(Section.Parse(File.ReadAllLines(path))));
            }
            catch (FormatException problem)
            {
                Log.LogError(null, "HELP001", null, path, 0, 0, 0, 0, problem.Message);
            }
        }

        if (Log.HasLoggedErrors)
            return false;
        Directory.CreateDirectory(Path.GetDirectoryName(Output));
        new XDocument(new XDeclaration("1.0", "utf-8", null), root).Save(Output);
        return true;
    }

    private static XElement Convert(Section page)
    {
        string name = page.Title;
        string[] words = name.Split('-');
        if (words.Length != 2)
            throw new FormatException("The title '" + name + "' is no cmdlet's name.");
        List<Parameter> parameters = page.Part("Parameters").Parts.Select(Parameter.Parse).ToList();
        return new XElement(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(
                Command + "details",
                new XElement(Command + "name", name),
                new XElement(Command + "verb", words[0]),
                new XElement(Command + "noun", words[1]),
                Paragraphs("description", page.Text)),
            Paragraphs("description", page.Part("Description").Text),
            new XElement(
                Command + "syntax",
                new XElement(
                    Command + "syntaxItem",
                    new XElement(Maml + "name", name),
                    parameters.Select(parameter => parameter.ToXml(withDefault: false)))),
            new XElement(Command + "parameters", parameters.Select(parameter => parameter.ToXml(withDefault: true))),
            new XElement(Command + "inputTypes", Value("inputType", page.Part("Inputs").Text)),
            new XElement(Command + "returnValues", Value("returnValue", page.Part("Outputs").Text)),
            new XElement(Maml + "alertSet", Paragraphs("alert", page.Part("Notes").Text)),
            new XElement(Command + "examples", page.Part("Examples").Parts.Select(Example)),
            new XElement(Command + "relatedLinks", Links(page.Part("Links").Text)));
    }

    private static XElement Example(Section example, int index)
    {
        Match code = Regex.Match(example.Text, "```powershell\n(.*?)\n```", RegexOptions.Singleline);
        if (!code.Success)
            throw new FormatException("The example '" + example.Title + "' has no PowerShell code.");
        return new XElement(
            Command + "example",
            new XElement(Maml + "title", "Example " + (index + 1) + ": " + example.Title),
            new XElement(Dev + "code", code.Groups[1].Value),
            Paragraphs(Dev + "remarks", example.Text.Replace(code.Value, "")));
    }

    private static IEnumerable<XElement> Links(string text) =>
        Regex.Matches(text, @"\[([^\]]+)\]\(([^)]+)\)").Cast<Match>().Select(link => new XElement(
            Maml + "navigationLink",
            new XElement(Maml + "linkText", link.Groups[1].Value),
            new XElement(Maml + "uri")));

    private static XElement Value(string element, string text) =>
        new XElement(
            Command + element,
            new XElement(Dev + "type", new XElement(Maml + "name", Plain(text))));

    private static XElement Paragraphs(string element, string text) => Paragraphs(Maml + element, text);

    private static XElement Paragraphs(XName element, string text) =>
        new XElement(
            element,
            Regex.Split(text.Trim(), "\n\n+").Where(part => part.Length > 0).Select(part => new XElement(Maml + "para", Plain(part))));

    // Links become their text, code its content; lines of one paragraph are joined.
    private static string Plain(string text) =>
        Regex.Replace(text.Trim(), @"\[([^\]]+)\]\([^)]+\)", "$1").Replace("`", "").Replace("\n", " ");

    private sealed class Parameter
    {
        private string name;
        private string description;
        private string type;
        private string position = "named";
        private string pipeline = "False";
        private string aliases = "none";
        private string defaultValue;
        private bool isRequired;

        public static Parameter Parse(Section section)
        {
            Match facts = Regex.Match(section.Text, @"\*([A-Za-z0-9]+(?:\[\])?)\.(.*)\*\s*$");
            if (!section.Title.StartsWith("-", StringComparison.Ordinal) || !facts.Success)
                throw new FormatException("The parameter '" + section.Title + "' has no line of facts.");
            string rest = facts.Groups[2].Value;
            var parameter = new Parameter
            {
                name = section.Title.Substring(1),
                description = section.Text.Substring(0, facts.Index),
                type = facts.Groups[1].Value == "Switch" ? "SwitchParameter" : facts.Groups[1].Value,
                isRequired = rest.Contains(" Required."),
            };
            Match position = Regex.Match(rest, @" Position (\d+)\.");
            if (position.Success)
                parameter.position = position.Groups[1].Value;
            if (rest.Contains(" By property name."))
                parameter.pipeline = "True (ByPropertyName)";
            Match aliases = Regex.Match(rest, @" Aliases: ([A-Za-z, ]+)\.");
            if (aliases.Success)
                parameter.aliases = aliases.Groups[1].Value;
            Match value = Regex.Match(rest, @" Default: (.*)\.$");
            if (value.Success)
                parameter.defaultValue = value.Groups[1].Value;
            return parameter;
        }

        public XElement ToXml(bool withDefault) =>
            new XElement(
                Command + "parameter",
                new XAttribute("required", isRequired ? "true" : "false"),
                new XAttribute("variableLength", "false"),
                new XAttribute("globbing", "false"),
                new XAttribute("pipelineInput", pipeline),
                new XAttribute("position", position),
                new XAttribute("aliases", aliases),
                new XElement(Maml + "name", name),
                Paragraphs("description", description),
                type == "SwitchParameter"
                    ? null
                    : new XElement(Command + "parameterValue", new XAttribute("required", "true"), new XAttribute("variableLength", "false"), type),
                new XElement(Dev + "type", new XElement(Maml + "name", type), new XElement(Maml + "uri")),
                withDefault ? new XElement(Dev + "defaultValue", defaultValue ?? (type == "SwitchParameter" ? "False" : "None")) : null);
    }

    private sealed class Section
    {
        private Section(string title) => Title = title;

        public string Title { get; }

        public string Text { get; private set; } = "";

        public List<Section> Parts { get; } = new List<Section>();

        public static Section Parse(string[] lines)
        {
            var open = new List<Section>();
            bool isCode = false;
            foreach (string line in lines)
            {
                Match heading = Regex.Match(line, "^(#{1,3}) (.+)$");
                if (line.StartsWith("```", StringComparison.Ordinal))
                    isCode = !isCode;
                if (heading.Success && !isCode)
                {
                    int level = heading.Groups[1].Length;
                    var section = new Section(heading.Groups[2].Value.Trim());
                    if (level != open.Count + 1 && level > open.Count)
                        throw new FormatException("The heading '" + section.Title + "' is a level too deep.");
                    open.RemoveRange(level - 1, open.Count - level + 1);
                    if (open.Count > 0)
                        open[open.Count - 1].Parts.Add(section);
                    open.Add(section);
                }
                else if (open.Count > 0)
                {
                    open[open.Count - 1].Text += line + "\n";
                }
            }

            if (open.Count == 0)
                throw new FormatException("The page has no title.");
            return open[0];
        }

        public Section Part(string title) =>
            Parts.FirstOrDefault(part => part.Title == title)
                ?? throw new FormatException("The page of " + Title + " lacks the section '" + title + "'.");
    }
}
