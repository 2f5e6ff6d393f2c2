# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_mcprp_global_optspecs
    string join \n color= q/quiet v/verbose config= h/help V/version
end

function __fish_mcprp_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_mcprp_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_mcprp_using_subcommand
    set -l cmd (__fish_mcprp_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c mcprp -n "__fish_mcprp_needs_command" -l color -d 'When to use colors' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c mcprp -n "__fish_mcprp_needs_command" -l config -d 'The project file [default: the nearest .mcprp.yaml upwards]' -r -F
complete -c mcprp -n "__fish_mcprp_needs_command" -s q -l quiet -d 'Say nothing but results and errors'
complete -c mcprp -n "__fish_mcprp_needs_command" -s v -l verbose -d 'Say more'
complete -c mcprp -n "__fish_mcprp_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mcprp -n "__fish_mcprp_needs_command" -s V -l version -d 'Print version'
complete -c mcprp -n "__fish_mcprp_needs_command" -f -a "validate" -d 'Report what is refused, what will fail, and what is unwise'
complete -c mcprp -n "__fish_mcprp_needs_command" -f -a "render" -d 'Print the manifests that the operator would create'
complete -c mcprp -n "__fish_mcprp_needs_command" -f -a "plan" -d 'Show everything at once: what is read, assumed, refused and created, and the status that the operator writes'
complete -c mcprp -n "__fish_mcprp_needs_command" -f -a "diff" -d 'Show what changes: which objects, why, and whether pods restart'
complete -c mcprp -n "__fish_mcprp_needs_command" -f -a "explain" -d 'Explain a finding\'s code, a kind or a field: MRP204, mcpremoteproxy.spec.oidcConfigRef'
complete -c mcprp -n "__fish_mcprp_needs_command" -f -a "schema" -d 'Print JSON Schemas, for editors and other validators'
complete -c mcprp -n "__fish_mcprp_needs_command" -f -a "upgrade" -d 'Show what moving from one release of the operator to another does to a fleet'
complete -c mcprp -n "__fish_mcprp_needs_command" -f -a "function" -d 'Work as a KRM function inside kustomize and kpt: a ResourceList comes in and goes out'
complete -c mcprp -n "__fish_mcprp_needs_command" -f -a "hash" -d 'Print the hashes and checksums whose changes restart pods, and what makes them differ'
complete -c mcprp -n "__fish_mcprp_needs_command" -f -a "versions" -d 'List the operator\'s releases that are known, and what changed between them'
complete -c mcprp -n "__fish_mcprp_needs_command" -f -a "dump" -d 'Print what a stage of the pipeline makes, as JSON, to look for a mistake in it'
complete -c mcprp -n "__fish_mcprp_needs_command" -f -a "completion" -d 'Print completions for a shell'
complete -c mcprp -n "__fish_mcprp_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -s f -l filename -d 'The same, as kubectl has it; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l with -d 'What others may refer to, neither judged nor rendered; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -s n -l namespace -d 'Namespace of documents that name none' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l refs -d 'What to make of references to what is not in the input' -r -f -a "auto\t'Assume Secrets, ServiceAccounts and ConfigMaps whose content nobody needs; miss the rest'
closed\t'What is not in the input does not exist'
open\t'Assume everything'"
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l operator-version -d 'The operator\'s release: v0.44.0, 0.44, latest, or nearest:V; repeatable in validate [default: the project file\'s, else what the input installs, else the newest known]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l crd-version -d 'The release of the CRDs [default: the operator\'s, unless the input installs others]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l crd -d 'CRDs that judge in place of the release\'s own, for builds of the operator that are not known: files or folders; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l operator-settings -d 'The operator\'s environment: as its Helm chart sets it, bare, or out of a file (env file, the operator\'s Deployment, Helm values, HelmRelease) [default: what the input installs, else chart]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l operator-env -d 'One variable of the operator\'s environment on top; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l platform -d 'The platform that the operator detects [default: kubernetes]' -r -f -a "kubernetes\t'Plain Kubernetes'
openshift\t'OpenShift, which assigns users and groups itself'"
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -s o -l output -d 'Form of the output: human, json, sarif, junit, github or gitlab; FORM=PATH writes a file; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l select -d 'Only these rules, by code or name; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l ignore -d 'Not these rules, by code or name; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l severity -d 'How bad a rule\'s findings are: error, warning or note; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l baseline -d 'Leave out what this file counts, by rule and resource [default: the project file\'s]' -r -F
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l fail-on -d 'The least severity that gives exit status 1' -r -f -a "error\t'It will not work'
warning\t'It will not do what its author means'
note\t'A matter of taste or policy'"
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l color -d 'When to use colors' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l config -d 'The project file [default: the nearest .mcprp.yaml upwards]' -r -F
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -s R -l recursive -d 'Accepted for kubectl\'s sake: folders are always read with all below them'
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l write-baseline -d 'Count what is found today in the baseline\'s file'
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l fix -d 'Mend what is certain, and report what is left; of standard input, print the mended text'
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l unsafe-fixes -d 'Mend what is likely, too'
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l diff -d 'Show what would be mended instead'
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l fail-on-empty -d 'Fail where the input holds no MCPRemoteProxy'
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -l exit-zero -d 'Give exit status 0 whatever is found'
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -s q -l quiet -d 'Say nothing but results and errors'
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -s v -l verbose -d 'Say more'
complete -c mcprp -n "__fish_mcprp_using_subcommand validate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mcprp -n "__fish_mcprp_using_subcommand render" -s f -l filename -d 'The same, as kubectl has it; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand render" -l with -d 'What others may refer to, neither judged nor rendered; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand render" -s n -l namespace -d 'Namespace of documents that name none' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand render" -l refs -d 'What to make of references to what is not in the input' -r -f -a "auto\t'Assume Secrets, ServiceAccounts and ConfigMaps whose content nobody needs; miss the rest'
closed\t'What is not in the input does not exist'
open\t'Assume everything'"
complete -c mcprp -n "__fish_mcprp_using_subcommand render" -l operator-version -d 'The operator\'s release: v0.44.0, 0.44, latest, or nearest:V; repeatable in validate [default: the project file\'s, else what the input installs, else the newest known]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand render" -l crd-version -d 'The release of the CRDs [default: the operator\'s, unless the input installs others]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand render" -l crd -d 'CRDs that judge in place of the release\'s own, for builds of the operator that are not known: files or folders; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand render" -l operator-settings -d 'The operator\'s environment: as its Helm chart sets it, bare, or out of a file (env file, the operator\'s Deployment, Helm values, HelmRelease) [default: what the input installs, else chart]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand render" -l operator-env -d 'One variable of the operator\'s environment on top; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand render" -l platform -d 'The platform that the operator detects [default: kubernetes]' -r -f -a "kubernetes\t'Plain Kubernetes'
openshift\t'OpenShift, which assigns users and groups itself'"
complete -c mcprp -n "__fish_mcprp_using_subcommand render" -s o -l output -d 'Form of the output: yaml, json, name, or dir=PATH for a file each; FORM=PATH writes a file; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand render" -l only -d 'Only objects of this kind, such as Deployment; repeatable' -r -f -a "ServiceAccount\t'The account that the pods run as'
Role\t'What the account may read'
RoleBinding\t'That it may'
ConfigMap\t'RunConfig and inline policies'
Deployment\t'The pods'
Service\t'The address'"
complete -c mcprp -n "__fish_mcprp_using_subcommand render" -l owner-references -d 'Owner references: where the proxy\'s uid is known, always (with an empty uid, which an API server refuses), or never' -r -f -a "auto\t'Where the proxy\'s uid is known'
always\t'Always'
never\t'Never'"
complete -c mcprp -n "__fish_mcprp_using_subcommand render" -l color -d 'When to use colors' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c mcprp -n "__fish_mcprp_using_subcommand render" -l config -d 'The project file [default: the nearest .mcprp.yaml upwards]' -r -F
complete -c mcprp -n "__fish_mcprp_using_subcommand render" -s R -l recursive -d 'Accepted for kubectl\'s sake: folders are always read with all below them'
complete -c mcprp -n "__fish_mcprp_using_subcommand render" -l keep-going -d 'Print what can be made although something is refused'
complete -c mcprp -n "__fish_mcprp_using_subcommand render" -s q -l quiet -d 'Say nothing but results and errors'
complete -c mcprp -n "__fish_mcprp_using_subcommand render" -s v -l verbose -d 'Say more'
complete -c mcprp -n "__fish_mcprp_using_subcommand render" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mcprp -n "__fish_mcprp_using_subcommand plan" -s f -l filename -d 'The same, as kubectl has it; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand plan" -l with -d 'What others may refer to, neither judged nor rendered; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand plan" -s n -l namespace -d 'Namespace of documents that name none' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand plan" -l refs -d 'What to make of references to what is not in the input' -r -f -a "auto\t'Assume Secrets, ServiceAccounts and ConfigMaps whose content nobody needs; miss the rest'
closed\t'What is not in the input does not exist'
open\t'Assume everything'"
complete -c mcprp -n "__fish_mcprp_using_subcommand plan" -l operator-version -d 'The operator\'s release: v0.44.0, 0.44, latest, or nearest:V; repeatable in validate [default: the project file\'s, else what the input installs, else the newest known]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand plan" -l crd-version -d 'The release of the CRDs [default: the operator\'s, unless the input installs others]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand plan" -l crd -d 'CRDs that judge in place of the release\'s own, for builds of the operator that are not known: files or folders; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand plan" -l operator-settings -d 'The operator\'s environment: as its Helm chart sets it, bare, or out of a file (env file, the operator\'s Deployment, Helm values, HelmRelease) [default: what the input installs, else chart]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand plan" -l operator-env -d 'One variable of the operator\'s environment on top; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand plan" -l platform -d 'The platform that the operator detects [default: kubernetes]' -r -f -a "kubernetes\t'Plain Kubernetes'
openshift\t'OpenShift, which assigns users and groups itself'"
complete -c mcprp -n "__fish_mcprp_using_subcommand plan" -l live -d 'Objects that exist already, as kubectl get -o yaml prints them: files, folders or -; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand plan" -s o -l output -d 'Form of the output: human, json, dot or mermaid; FORM=PATH writes a file; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand plan" -l color -d 'When to use colors' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c mcprp -n "__fish_mcprp_using_subcommand plan" -l config -d 'The project file [default: the nearest .mcprp.yaml upwards]' -r -F
complete -c mcprp -n "__fish_mcprp_using_subcommand plan" -s R -l recursive -d 'Accepted for kubectl\'s sake: folders are always read with all below them'
complete -c mcprp -n "__fish_mcprp_using_subcommand plan" -s q -l quiet -d 'Say nothing but results and errors'
complete -c mcprp -n "__fish_mcprp_using_subcommand plan" -s v -l verbose -d 'Say more'
complete -c mcprp -n "__fish_mcprp_using_subcommand plan" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -s f -l filename -d 'The same, as kubectl has it; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -l with -d 'What others may refer to, neither judged nor rendered; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -s n -l namespace -d 'Namespace of documents that name none' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -l refs -d 'What to make of references to what is not in the input' -r -f -a "auto\t'Assume Secrets, ServiceAccounts and ConfigMaps whose content nobody needs; miss the rest'
closed\t'What is not in the input does not exist'
open\t'Assume everything'"
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -l operator-version -d 'The operator\'s release: v0.44.0, 0.44, latest, or nearest:V; repeatable in validate [default: the project file\'s, else what the input installs, else the newest known]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -l crd-version -d 'The release of the CRDs [default: the operator\'s, unless the input installs others]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -l crd -d 'CRDs that judge in place of the release\'s own, for builds of the operator that are not known: files or folders; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -l operator-settings -d 'The operator\'s environment: as its Helm chart sets it, bare, or out of a file (env file, the operator\'s Deployment, Helm values, HelmRelease) [default: what the input installs, else chart]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -l operator-env -d 'One variable of the operator\'s environment on top; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -l platform -d 'The platform that the operator detects [default: kubernetes]' -r -f -a "kubernetes\t'Plain Kubernetes'
openshift\t'OpenShift, which assigns users and groups itself'"
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -l live -d 'Objects that exist, as kubectl get -o yaml prints them: files, folders or -; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -l from -d 'What is compared with: a file, a folder, git:REV for the same files at a revision (git:A... for where A and the current one parted), or version:V for the same input under another release of the operator' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -l build -d 'Command that builds the input, such as a kustomize overlay: its output is read besides PATH. With --from git:REV or a folder it builds that side, too' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -s o -l output -d 'Form of the output: human, diff, json or markdown; FORM=PATH writes a file; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -l external-diff -d 'Program that shows the difference for -o diff, with its arguments: it is given two folders with a file an object' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -l exit-code -d 'Whether differences give exit status 1' -r -f -a "true\t''
false\t''"
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -l color -d 'When to use colors' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -l config -d 'The project file [default: the nearest .mcprp.yaml upwards]' -r -F
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -s R -l recursive -d 'Accepted for kubectl\'s sake: folders are always read with all below them'
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -l show-secrets -d 'Show values of headers and variables whose names say that they are secret'
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -s q -l quiet -d 'Say nothing but results and errors'
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -s v -l verbose -d 'Say more'
complete -c mcprp -n "__fish_mcprp_using_subcommand diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mcprp -n "__fish_mcprp_using_subcommand explain" -l operator-version -l crd-version -d 'The release of the CRDs [default: the project file\'s, else the newest known]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand explain" -l color -d 'When to use colors' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c mcprp -n "__fish_mcprp_using_subcommand explain" -l config -d 'The project file [default: the nearest .mcprp.yaml upwards]' -r -F
complete -c mcprp -n "__fish_mcprp_using_subcommand explain" -s R -l recursive -d 'Show all that is below'
complete -c mcprp -n "__fish_mcprp_using_subcommand explain" -s q -l quiet -d 'Say nothing but results and errors'
complete -c mcprp -n "__fish_mcprp_using_subcommand explain" -s v -l verbose -d 'Say more'
complete -c mcprp -n "__fish_mcprp_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mcprp -n "__fish_mcprp_using_subcommand schema" -l operator-version -l crd-version -d 'The release of the CRDs [default: the project file\'s, else the newest known]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand schema" -s o -l output -d 'Form of the output: json, or dir=PATH for a catalog as kubeconform reads it; json=PATH writes a file' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand schema" -l color -d 'When to use colors' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c mcprp -n "__fish_mcprp_using_subcommand schema" -l config -d 'The project file [default: the nearest .mcprp.yaml upwards]' -r -F
complete -c mcprp -n "__fish_mcprp_using_subcommand schema" -s q -l quiet -d 'Say nothing but results and errors'
complete -c mcprp -n "__fish_mcprp_using_subcommand schema" -s v -l verbose -d 'Say more'
complete -c mcprp -n "__fish_mcprp_using_subcommand schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -s f -l filename -d 'The same, as kubectl has it; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -l with -d 'What others may refer to, neither judged nor rendered; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -s n -l namespace -d 'Namespace of documents that name none' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -l refs -d 'What to make of references to what is not in the input' -r -f -a "auto\t'Assume Secrets, ServiceAccounts and ConfigMaps whose content nobody needs; miss the rest'
closed\t'What is not in the input does not exist'
open\t'Assume everything'"
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -l operator-version -d 'The operator\'s release: v0.44.0, 0.44, latest, or nearest:V; repeatable in validate [default: the project file\'s, else what the input installs, else the newest known]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -l crd-version -d 'The release of the CRDs [default: the operator\'s, unless the input installs others]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -l crd -d 'CRDs that judge in place of the release\'s own, for builds of the operator that are not known: files or folders; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -l operator-settings -d 'The operator\'s environment: as its Helm chart sets it, bare, or out of a file (env file, the operator\'s Deployment, Helm values, HelmRelease) [default: what the input installs, else chart]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -l operator-env -d 'One variable of the operator\'s environment on top; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -l platform -d 'The platform that the operator detects [default: kubernetes]' -r -f -a "kubernetes\t'Plain Kubernetes'
openshift\t'OpenShift, which assigns users and groups itself'"
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -l from -d 'The release before: v0.27.2, 0.27 [default: what --operator-version says, else what the input installs]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -l to -d 'The release afterwards' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -l live -d 'Objects that exist, as kubectl get -o yaml prints them: files, folders or -; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -s o -l output -d 'Form of the output: human, json or markdown; FORM=PATH writes a file; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -l fail-on -d 'What gives exit status 1: something that is newly refused, pods that restart, or any change' -r -f -a "refused\t'Something is refused that was not before'
restart\t'Pods restart, or something is refused that was not before'
change\t'Anything changes'"
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -l color -d 'When to use colors' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -l config -d 'The project file [default: the nearest .mcprp.yaml upwards]' -r -F
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -s R -l recursive -d 'Accepted for kubectl\'s sake: folders are always read with all below them'
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -s q -l quiet -d 'Say nothing but results and errors'
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -s v -l verbose -d 'Say more'
complete -c mcprp -n "__fish_mcprp_using_subcommand upgrade" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mcprp -n "__fish_mcprp_using_subcommand function" -l refs -d 'What to make of references to what is not among the items' -r -f -a "auto\t'Assume Secrets, ServiceAccounts and ConfigMaps whose content nobody needs; miss the rest'
closed\t'What is not in the input does not exist'
open\t'Assume everything'"
complete -c mcprp -n "__fish_mcprp_using_subcommand function" -l operator-version -d 'The operator\'s release: v0.44.0, 0.44, latest, or nearest:V; repeatable in validate [default: the project file\'s, else what the input installs, else the newest known]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand function" -l crd-version -d 'The release of the CRDs [default: the operator\'s, unless the input installs others]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand function" -l crd -d 'CRDs that judge in place of the release\'s own, for builds of the operator that are not known: files or folders; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand function" -l operator-settings -d 'The operator\'s environment: as its Helm chart sets it, bare, or out of a file (env file, the operator\'s Deployment, Helm values, HelmRelease) [default: what the input installs, else chart]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand function" -l operator-env -d 'One variable of the operator\'s environment on top; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand function" -l platform -d 'The platform that the operator detects [default: kubernetes]' -r -f -a "kubernetes\t'Plain Kubernetes'
openshift\t'OpenShift, which assigns users and groups itself'"
complete -c mcprp -n "__fish_mcprp_using_subcommand function" -l color -d 'When to use colors' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c mcprp -n "__fish_mcprp_using_subcommand function" -l config -d 'The project file [default: the nearest .mcprp.yaml upwards]' -r -F
complete -c mcprp -n "__fish_mcprp_using_subcommand function" -l name-references -d 'Print the configuration with which kustomize renames what the operator\'s kinds refer to, for `configurations:`'
complete -c mcprp -n "__fish_mcprp_using_subcommand function" -s q -l quiet -d 'Say nothing but results and errors'
complete -c mcprp -n "__fish_mcprp_using_subcommand function" -s v -l verbose -d 'Say more'
complete -c mcprp -n "__fish_mcprp_using_subcommand function" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mcprp -n "__fish_mcprp_using_subcommand hash" -s f -l filename -d 'The same, as kubectl has it; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand hash" -l with -d 'What others may refer to, neither judged nor rendered; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand hash" -s n -l namespace -d 'Namespace of documents that name none' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand hash" -l refs -d 'What to make of references to what is not in the input' -r -f -a "auto\t'Assume Secrets, ServiceAccounts and ConfigMaps whose content nobody needs; miss the rest'
closed\t'What is not in the input does not exist'
open\t'Assume everything'"
complete -c mcprp -n "__fish_mcprp_using_subcommand hash" -l operator-version -d 'The operator\'s release: v0.44.0, 0.44, latest, or nearest:V; repeatable in validate [default: the project file\'s, else what the input installs, else the newest known]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand hash" -l crd-version -d 'The release of the CRDs [default: the operator\'s, unless the input installs others]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand hash" -l crd -d 'CRDs that judge in place of the release\'s own, for builds of the operator that are not known: files or folders; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand hash" -l operator-settings -d 'The operator\'s environment: as its Helm chart sets it, bare, or out of a file (env file, the operator\'s Deployment, Helm values, HelmRelease) [default: what the input installs, else chart]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand hash" -l operator-env -d 'One variable of the operator\'s environment on top; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand hash" -l platform -d 'The platform that the operator detects [default: kubernetes]' -r -f -a "kubernetes\t'Plain Kubernetes'
openshift\t'OpenShift, which assigns users and groups itself'"
complete -c mcprp -n "__fish_mcprp_using_subcommand hash" -l from -d 'Show which fields make hashes differ from those of another input, or version:V for the same input under another release of the operator' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand hash" -s o -l output -d 'Form of the output: human or json; FORM=PATH writes a file; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand hash" -l color -d 'When to use colors' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c mcprp -n "__fish_mcprp_using_subcommand hash" -l config -d 'The project file [default: the nearest .mcprp.yaml upwards]' -r -F
complete -c mcprp -n "__fish_mcprp_using_subcommand hash" -s R -l recursive -d 'Accepted for kubectl\'s sake: folders are always read with all below them'
complete -c mcprp -n "__fish_mcprp_using_subcommand hash" -l dump -d 'Show what is hashed, byte for byte: plain values of the input stand in it as they are'
complete -c mcprp -n "__fish_mcprp_using_subcommand hash" -s q -l quiet -d 'Say nothing but results and errors'
complete -c mcprp -n "__fish_mcprp_using_subcommand hash" -s v -l verbose -d 'Say more'
complete -c mcprp -n "__fish_mcprp_using_subcommand hash" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mcprp -n "__fish_mcprp_using_subcommand versions" -s o -l output -d 'Form of the output: human or json; FORM=PATH writes a file; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand versions" -l color -d 'When to use colors' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c mcprp -n "__fish_mcprp_using_subcommand versions" -l config -d 'The project file [default: the nearest .mcprp.yaml upwards]' -r -F
complete -c mcprp -n "__fish_mcprp_using_subcommand versions" -s q -l quiet -d 'Say nothing but results and errors'
complete -c mcprp -n "__fish_mcprp_using_subcommand versions" -s v -l verbose -d 'Say more'
complete -c mcprp -n "__fish_mcprp_using_subcommand versions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mcprp -n "__fish_mcprp_using_subcommand dump" -s f -l filename -d 'The same, as kubectl has it; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand dump" -l with -d 'What others may refer to, neither judged nor rendered; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand dump" -s n -l namespace -d 'Namespace of documents that name none' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand dump" -l refs -d 'What to make of references to what is not in the input' -r -f -a "auto\t'Assume Secrets, ServiceAccounts and ConfigMaps whose content nobody needs; miss the rest'
closed\t'What is not in the input does not exist'
open\t'Assume everything'"
complete -c mcprp -n "__fish_mcprp_using_subcommand dump" -l operator-version -d 'The operator\'s release: v0.44.0, 0.44, latest, or nearest:V; repeatable in validate [default: the project file\'s, else what the input installs, else the newest known]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand dump" -l crd-version -d 'The release of the CRDs [default: the operator\'s, unless the input installs others]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand dump" -l crd -d 'CRDs that judge in place of the release\'s own, for builds of the operator that are not known: files or folders; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand dump" -l operator-settings -d 'The operator\'s environment: as its Helm chart sets it, bare, or out of a file (env file, the operator\'s Deployment, Helm values, HelmRelease) [default: what the input installs, else chart]' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand dump" -l operator-env -d 'One variable of the operator\'s environment on top; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand dump" -l platform -d 'The platform that the operator detects [default: kubernetes]' -r -f -a "kubernetes\t'Plain Kubernetes'
openshift\t'OpenShift, which assigns users and groups itself'"
complete -c mcprp -n "__fish_mcprp_using_subcommand dump" -l live -d 'Objects that exist already, as kubectl get -o yaml prints them: files, folders or -; repeatable' -r
complete -c mcprp -n "__fish_mcprp_using_subcommand dump" -l color -d 'When to use colors' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c mcprp -n "__fish_mcprp_using_subcommand dump" -l config -d 'The project file [default: the nearest .mcprp.yaml upwards]' -r -F
complete -c mcprp -n "__fish_mcprp_using_subcommand dump" -s R -l recursive -d 'Accepted for kubectl\'s sake: folders are always read with all below them'
complete -c mcprp -n "__fish_mcprp_using_subcommand dump" -s q -l quiet -d 'Say nothing but results and errors'
complete -c mcprp -n "__fish_mcprp_using_subcommand dump" -s v -l verbose -d 'Say more'
complete -c mcprp -n "__fish_mcprp_using_subcommand dump" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mcprp -n "__fish_mcprp_using_subcommand completion" -l color -d 'When to use colors' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c mcprp -n "__fish_mcprp_using_subcommand completion" -l config -d 'The project file [default: the nearest .mcprp.yaml upwards]' -r -F
complete -c mcprp -n "__fish_mcprp_using_subcommand completion" -s q -l quiet -d 'Say nothing but results and errors'
complete -c mcprp -n "__fish_mcprp_using_subcommand completion" -s v -l verbose -d 'Say more'
complete -c mcprp -n "__fish_mcprp_using_subcommand completion" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mcprp -n "__fish_mcprp_using_subcommand help; and not __fish_seen_subcommand_from validate render plan diff explain schema upgrade function hash versions dump completion help" -f -a "validate" -d 'Report what is refused, what will fail, and what is unwise'
complete -c mcprp -n "__fish_mcprp_using_subcommand help; and not __fish_seen_subcommand_from validate render plan diff explain schema upgrade function hash versions dump completion help" -f -a "render" -d 'Print the manifests that the operator would create'
complete -c mcprp -n "__fish_mcprp_using_subcommand help; and not __fish_seen_subcommand_from validate render plan diff explain schema upgrade function hash versions dump completion help" -f -a "plan" -d 'Show everything at once: what is read, assumed, refused and created, and the status that the operator writes'
complete -c mcprp -n "__fish_mcprp_using_subcommand help; and not __fish_seen_subcommand_from validate render plan diff explain schema upgrade function hash versions dump completion help" -f -a "diff" -d 'Show what changes: which objects, why, and whether pods restart'
complete -c mcprp -n "__fish_mcprp_using_subcommand help; and not __fish_seen_subcommand_from validate render plan diff explain schema upgrade function hash versions dump completion help" -f -a "explain" -d 'Explain a finding\'s code, a kind or a field: MRP204, mcpremoteproxy.spec.oidcConfigRef'
complete -c mcprp -n "__fish_mcprp_using_subcommand help; and not __fish_seen_subcommand_from validate render plan diff explain schema upgrade function hash versions dump completion help" -f -a "schema" -d 'Print JSON Schemas, for editors and other validators'
complete -c mcprp -n "__fish_mcprp_using_subcommand help; and not __fish_seen_subcommand_from validate render plan diff explain schema upgrade function hash versions dump completion help" -f -a "upgrade" -d 'Show what moving from one release of the operator to another does to a fleet'
complete -c mcprp -n "__fish_mcprp_using_subcommand help; and not __fish_seen_subcommand_from validate render plan diff explain schema upgrade function hash versions dump completion help" -f -a "function" -d 'Work as a KRM function inside kustomize and kpt: a ResourceList comes in and goes out'
complete -c mcprp -n "__fish_mcprp_using_subcommand help; and not __fish_seen_subcommand_from validate render plan diff explain schema upgrade function hash versions dump completion help" -f -a "hash" -d 'Print the hashes and checksums whose changes restart pods, and what makes them differ'
complete -c mcprp -n "__fish_mcprp_using_subcommand help; and not __fish_seen_subcommand_from validate render plan diff explain schema upgrade function hash versions dump completion help" -f -a "versions" -d 'List the operator\'s releases that are known, and what changed between them'
complete -c mcprp -n "__fish_mcprp_using_subcommand help; and not __fish_seen_subcommand_from validate render plan diff explain schema upgrade function hash versions dump completion help" -f -a "dump" -d 'Print what a stage of the pipeline makes, as JSON, to look for a mistake in it'
complete -c mcprp -n "__fish_mcprp_using_subcommand help; and not __fish_seen_subcommand_from validate render plan diff explain schema upgrade function hash versions dump completion help" -f -a "completion" -d 'Print completions for a shell'
complete -c mcprp -n "__fish_mcprp_using_subcommand help; and not __fish_seen_subcommand_from validate render plan diff explain schema upgrade function hash versions dump completion help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
