Describe 'build.ps1' {
    It 'hands options with a colon over in one piece' {
        # A function gets -p:Name=value in two pieces, unless it stands in quotes.
        $script = [Management.Automation.Language.Parser]::ParseFile("$PSScriptRoot/../../build.ps1", [ref] $null, [ref] $null)
        $calls = $script.FindAll({ param($node) $node -is [Management.Automation.Language.CommandAst] -and $node.GetCommandName() -eq 'Invoke-DotNet' }, $true)
        $calls.Count | Should -BeGreaterThan 2
        $calls.CommandElements.Where({ $_ -is [Management.Automation.Language.CommandParameterAst] -and $_.Argument }).Extent.Text | Should -BeNullOrEmpty
    }
}
