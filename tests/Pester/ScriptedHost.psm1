<# A PowerShell host whose user answers from a list, so that questions can be tested. Runs a script in a runspace of its own. #>

Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

public sealed class ScriptedHost : PSHost
{
    private readonly ScriptedScreen screen;

    public ScriptedHost(string[] answers) => screen = new ScriptedScreen(new Queue<string>(answers));

    public IReadOnlyList<string> Lines => screen.Lines;
    public IReadOnlyList<string> Questions => screen.Questions;
    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;
    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override string Name => "ScriptedHost";
    public override PSHostUserInterface UI => screen;
    public override Version Version { get; } = new Version(1, 0);
    public override void EnterNestedPrompt() => throw new NotSupportedException();
    public override void ExitNestedPrompt() => throw new NotSupportedException();
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
    public override void SetShouldExit(int exitCode) { }

    private sealed class ScriptedScreen : PSHostUserInterface
    {
        private readonly Queue<string> answers;

        public ScriptedScreen(Queue<string> answers) => this.answers = answers;

        public List<string> Lines { get; } = new();
        public List<string> Questions { get; } = new();
        public override PSHostRawUserInterface RawUI => null;

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            Questions.Add(caption + "\n" + message);
            string answer = answers.Dequeue();
            return choices.IndexOf(choices.Single(choice => choice.Label.Contains("&" + answer)));
        }

        public override string ReadLine()
        {
            Questions.Add(Lines.Count > 0 ? Lines[Lines.Count - 1] : "");
            return answers.Count > 0 ? answers.Dequeue() : null;
        }

        public override void Write(string value) => Lines.Add(value);
        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Lines.Add(value);
        public override void WriteLine(string value) => Lines.Add(value);
        public override void WriteDebugLine(string message) { }
        public override void WriteErrorLine(string value) => Lines.Add("error: " + value);
        public override void WriteProgress(long sourceId, ProgressRecord record) { }
        public override void WriteVerboseLine(string message) => Lines.Add("verbose: " + message);
        public override void WriteWarningLine(string message) => Lines.Add("warning: " + message);
        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw new NotSupportedException();
        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw new NotSupportedException();
        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw new NotSupportedException();
        public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();
    }
}
'@

function Invoke-Answering([string[]] $Answers, [string] $Script) {
    $hostWithUser = [ScriptedHost]::new($Answers)
    $runspace = [Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($hostWithUser)
    $runspace.Open()
    $shell = [powershell]::Create($runspace)
    try {
        $output = $shell.AddScript("Set-Location '$PWD'; Import-Module '$((Get-Module StagingTools).Path)'; $Script").Invoke()
        $errors = @($shell.Streams.Error)
    }
    catch [Management.Automation.RuntimeException] {
        $errors = @($_.Exception.ErrorRecord ?? $_.Exception.InnerException.ErrorRecord)
    }
    finally {
        $shell.Dispose()
        $runspace.Dispose()
    }
    [pscustomobject]@{ Output = @($output); Errors = $errors; Questions = @($hostWithUser.Questions); Lines = @($hostWithUser.Lines) }
}

Export-ModuleMember -Function Invoke-Answering
