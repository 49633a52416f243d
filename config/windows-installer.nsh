; The policy's folder, before anybody else makes it: administrators and the system may write there, everybody may read.
; A file that lies there already keeps its owner: somebody else's is not believed.
; Accounts by number, for their names are in Windows' language.
!macro customInstall
  SetShellVarContext all
  CreateDirectory "$APPDATA\Cuecard"
  nsExec::Exec '"$SYSDIR\icacls.exe" "$APPDATA\Cuecard" /setowner *S-1-5-32-544'
  nsExec::Exec '"$SYSDIR\icacls.exe" "$APPDATA\Cuecard" /reset'
  nsExec::Exec '"$SYSDIR\icacls.exe" "$APPDATA\Cuecard" /inheritance:r /grant:r *S-1-5-32-544:(OI)(CI)F *S-1-5-18:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX'
!macroend
